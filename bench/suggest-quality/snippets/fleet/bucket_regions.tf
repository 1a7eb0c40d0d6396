variable "environment" { type = string }

locals {
  home_region = "cn-north-1"
  tags        = { team = "fleet-data", environment = var.environment }
}

resource "aws_s3_bucket" "drive_clips" {
  bucket = "drive-clips-${var.environment}"
  tags   = local.tags
}

resource "aws_s3_bucket_replication_configuration" "drive_clips" {
  bucket = aws_s3_bucket.drive_clips.id
  role   = aws_iam_role.replication.arn

  rule {
    id     = "mirror-within-mainland"
    status = "Enabled"
    destination {
      bucket        = aws_s3_bucket.drive_clips_replica.arn
      storage_class = "STANDARD_IA"
    }
  }
}

resource "aws_s3_bucket" "drive_clips_replica" {
  provider = aws.cn_northwest
  bucket   = "drive-clips-replica-${var.environment}"
}
