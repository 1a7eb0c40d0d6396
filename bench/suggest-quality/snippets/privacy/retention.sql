-- nightly: remove trips and telemetry that are past their period
CREATE TABLE retention_policy (
  dataset      text PRIMARY KEY,
  ttl_days     integer NOT NULL,
  legal_hold   boolean NOT NULL DEFAULT false
);

DELETE FROM trips
USING retention_policy p
WHERE p.dataset = 'trips'
  AND NOT p.legal_hold
  AND trips.ended_at < now() - (p.ttl_days || ' days')::interval;

DELETE FROM telemetry_archive
USING retention_policy p
WHERE p.dataset = 'telemetry'
  AND NOT p.legal_hold
  AND telemetry_archive.recorded_at < now() - (p.ttl_days || ' days')::interval;

CREATE VIEW expired_backups AS
SELECT id FROM backups WHERE created_at < now() - interval '90 days';
