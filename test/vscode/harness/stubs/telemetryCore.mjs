// Stands in for the telemetry client, which the server imports at start: nothing is ever sent.
export class AppInsightsCore {
  initialize() {}

  track() {}

  unload(_isAsync, done) {
    done?.();
  }
}
