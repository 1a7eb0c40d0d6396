#include <cstdint>

namespace recorder {

// @reg UN-R157: the data storage system of automated driving
struct Event {
  std::uint64_t time;
  std::uint8_t kind;
};

/* @reg exempt CN-AUTO-6.1 until 2027-03-31 by dpo@example.com: simulator builds, no real data */
#ifdef SIMULATOR
constexpr bool kKeepsRawFrames = true;
#else
constexpr bool kKeepsRawFrames = false;
#endif

}  // namespace recorder
