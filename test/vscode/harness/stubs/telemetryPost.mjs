// Stands in for the telemetry channel: nothing is ever sent.
export class PostChannel {}
