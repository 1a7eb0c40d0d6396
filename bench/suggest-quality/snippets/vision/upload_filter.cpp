#include <vector>
#include "camera/exterior_clip.h"
#include "net/uplink.h"

namespace perception {

bool PedestrianMasker::Apply(ExteriorClip& clip) {
  for (auto& frame : clip.frames()) {
    const auto faces = face_detector_.Detect(frame);
    const auto plates = plate_detector_.Detect(frame);
    for (const auto& box : faces) MaskRegion(frame, box);
    for (const auto& box : plates) MaskRegion(frame, box);
    if (faces.empty() && frame.has_pedestrian_hint()) {
      return false;  // a person was expected but not found: keep the clip in the vehicle
    }
  }
  clip.set_blurred(true);
  return true;
}

void UploadQueue::Push(ExteriorClip clip) {
  if (!clip.blurred()) return;
  uplink_.Send(std::move(clip));
}

}  // namespace perception
