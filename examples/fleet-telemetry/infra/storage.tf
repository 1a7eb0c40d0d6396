# @reg CN-PIPL-40, CN-AUTO-11: no replication rule leads out of the mainland
resource "aws_s3_bucket" "clips_cn" {
  bucket = "clips-cn-north-1"
}

# @reg planned CN-DSL-21: classes of data as tags on every bucket
resource "aws_s3_bucket_server_side_encryption_configuration" "clips_cn" {
  bucket = aws_s3_bucket.clips_cn.id
}
