import { authenticator } from 'otplib';
import type { User } from './user';

export class SecondFactor {
  constructor(private readonly users: UserStore) {}

  async enroll(user: User): Promise<string> {
    const seed = authenticator.generateSecret();
    await this.users.update(user.id, { totpSeed: seed, mfaEnabled: true });
    return authenticator.keyuri(user.email, 'Acme', seed);
  }

  async login(user: User, password: string, code: string): Promise<Session> {
    if (!(await user.verifyPassword(password))) throw new LoginError('credentials');
    if (user.mfaEnabled && !authenticator.check(code, user.totpSeed)) throw new LoginError('totp');
    return Session.start(user);
  }

  async registerPasskey(user: User, attestation: WebAuthnAttestation): Promise<void> {
    await this.users.addCredential(user.id, await verifyAttestation(attestation));
  }
}
