#include "enclave.h"
#include "face_embedding.h"

// Driver profile by face: the template never leaves the secure element of the head unit.
class FaceTemplateStore {
 public:
  explicit FaceTemplateStore(SecureEnclave& enclave) : enclave_(enclave) {}

  bool Enroll(const DriverId& driver, const FaceEmbedding& embedding) {
    return enclave_.Seal(driver.value(), embedding.bytes());
  }

  std::optional<DriverId> Recognize(const FaceEmbedding& probe) const {
    for (const auto& [driver, sealed] : enclave_.Items()) {
      if (CosineSimilarity(probe, FaceEmbedding(enclave_.Unseal(sealed))) > kMatchThreshold) return DriverId(driver);
    }
    return std::nullopt;
  }

  void Forget(const DriverId& driver) { enclave_.Erase(driver.value()); }

 private:
  SecureEnclave& enclave_;
};
