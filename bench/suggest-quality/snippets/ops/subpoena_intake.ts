type Order = { court: string; country: string; custodian: string; scope: string[] };

export class DisclosureDesk {
  constructor(private readonly counsel: Counsel, private readonly vault: EvidenceVault) {}

  /** A subpoena or warrant from another country is parked until counsel has an approval. */
  async intake(order: Order): Promise<Ticket> {
    const hold = await this.vault.placeLegalHold(order.custodian, order.scope);
    if (order.country !== 'CN') {
      return this.counsel.requestApproval({ ...order, hold, status: 'awaiting-authority' });
    }
    return this.counsel.review({ ...order, hold });
  }

  async release(ticket: Ticket): Promise<Export> {
    if (!ticket.approval) throw new Error('No disclosure without approval.');
    return this.vault.exportForDiscovery(ticket.hold);
  }
}
