export interface Access {
  readonly person: string;
  readonly ticket: string;
  readonly clip: string;
}

// @reg FLT-ACCESS-1, FLT-ACCESS-2, CN-PIPL-51: named people, a ticket each time, every access recorded
export function open(access: Access, record: (access: Access) => void): void {
  if (!access.ticket) throw new Error('An access needs a ticket.');
  record(access);
}
