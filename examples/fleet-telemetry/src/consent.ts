export type Purpose = 'training' | 'diagnostics' | 'sharing';

export interface Consent {
  readonly driver: string;
  readonly purpose: Purpose;
  readonly givenAt: number;
  withdrawnAt?: number;
}

const consents = new Map<string, Consent>();

// @reg CN-PIPL-14, EU-GDPR-7.1: one consent for one purpose, with a record of it
export function give(driver: string, purpose: Purpose, now: number): Consent {
  const consent = { driver, purpose, givenAt: now };
  consents.set(`${driver}/${purpose}`, consent);
  return consent;
}

// @reg CN-PIPL-15: withdrawing is as easy as giving
export function withdraw(driver: string, purpose: Purpose, now: number): boolean {
  const consent = consents.get(`${driver}/${purpose}`);
  if (!consent) return false;
  consent.withdrawnAt = now;
  return true;
}

// @reg CN-PILP-14: asked before each use
export function holds(driver: string, purpose: Purpose): boolean {
  const consent = consents.get(`${driver}/${purpose}`);
  return consent !== undefined && consent.withdrawnAt === undefined;
}
