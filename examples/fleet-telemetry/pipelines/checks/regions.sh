#!/bin/sh
# Fails where a store for China is named outside the mainland.
# @reg CN-PIPL-40: no verb needed, regtrace.yaml says that checks verify
set -eu
! grep -E '"(eu|us)-' config/regions.json | grep '"cn"'
