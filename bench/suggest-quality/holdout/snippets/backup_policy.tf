resource "aws_backup_plan" "customers" {
  name = "customers-daily"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.primary.name
    schedule          = "cron(0 3 * * ? *)"

    lifecycle {
      delete_after = 35
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.frankfurt_replica.arn
    }
  }
}

resource "aws_backup_vault" "frankfurt_replica" {
  provider    = aws.eu_central_1
  name        = "customers-replica"
  kms_key_arn = aws_kms_key.replica.arn
}

resource "aws_s3_bucket_replication_configuration" "exports" {
  bucket = aws_s3_bucket.exports.id
  rule {
    status = "Enabled"
    destination { bucket = "arn:aws:s3:::exports-us-west-2" }
  }
}
