#include <cstdint>

namespace recorder {

// @reg UN-R157-8.1: every activation and every handover is recorded
struct Event {
  std::uint64_t time;
  std::uint8_t kind;
};

// @reg UN-R157: the ring buffer of the data storage system
constexpr int kEvents = 2500;

/* @reg exempt CN-AUTO-6.1 until 2027-03-31 by dpo@example.com: simulator builds, no real data */
#ifdef SIMULATOR
constexpr bool kKeepsRawFrames = true;
#else
constexpr bool kKeepsRawFrames = false;
#endif

}  // namespace recorder
