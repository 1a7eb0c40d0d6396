import type { Settings } from '../model/settings.ts';

/** What `regtrace.yaml` comes to, defaults among it, on one line of JSON: for logs. Places in the file are left out. */
export function settingsSummary(settings: Settings): string {
  return JSON.stringify(settings, (key, value: unknown) =>
    key === 'range' ? undefined : withoutPlace(value),
  );
}

function withoutPlace(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('value' in value)) return value;
  const isPlaced = Object.keys(value).every((key) => key === 'value' || key === 'range');
  return isPlaced ? value.value : value;
}
