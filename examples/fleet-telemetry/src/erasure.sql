-- @reg CN-PIPL-47, EU-GDPR-17: runs every night
DELETE FROM clips
WHERE driver_id IN (SELECT driver_id FROM erasure_requests WHERE done_at IS NULL);

/* @reg FLT-RETAIN-1 */
DELETE FROM clips WHERE recorded_at < now() - interval '18 months';
