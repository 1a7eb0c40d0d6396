#include "can/frame.h"
#include "diag/uds_session.h"
#include "security/seed_key.h"

namespace gateway {

bool DiagnosticFirewall::Permit(const can::Frame& frame, Port port) {
  if (port == Port::kObd && !session_.Unlocked()) {
    return kReadOnlyServices.contains(frame.service_id());
  }
  if (port == Port::kTelematics) return allowlist_.contains(frame.id());
  return true;
}

UdsResult DiagnosticFirewall::SecurityAccess(const uds::Request& request) {
  const auto seed = challenge_.Next();
  if (!SeedKey::Verify(seed, request.key())) {
    if (++failed_attempts_ >= 3) lockout_.Start(std::chrono::minutes(10));
    return UdsResult::kInvalidKey;
  }
  session_.Unlock();
  return UdsResult::kPositive;
}

}  // namespace gateway
