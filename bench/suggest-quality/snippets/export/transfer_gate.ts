import { createHash } from 'node:crypto';

interface OutboundTransfer {
  recipient: string;
  country: string;
  subjectIds: string[];
  sensitive: boolean;
}

const YEARLY_LIMIT = { personal: 1_000_000, sensitive: 10_000 };

export class ExportGate {
  private readonly seen = new Map<string, Set<string>>();

  permit(transfer: OutboundTransfer): boolean {
    const kind = transfer.sensitive ? 'sensitive' : 'personal';
    const distinct = this.seen.get(kind) ?? new Set<string>();
    for (const id of transfer.subjectIds) distinct.add(createHash('sha256').update(id).digest('hex'));
    this.seen.set(kind, distinct);
    if (distinct.size > YEARLY_LIMIT[kind]) {
      throw new ThresholdExceeded(`cumulative ${kind} export over the limit: file an assessment first`);
    }
    return true;
  }
}
