#include "bootloader.h"
#include "hsm.h"
#include "manifest.h"

int ota_verify_package(const struct ota_package *pkg)
{
    uint8_t digest[SHA256_LEN];

    if (sha256_file(pkg->path, digest) != 0)
        return OTA_ERR_IO;
    if (memcmp(digest, pkg->manifest.sha256, SHA256_LEN) != 0)
        return OTA_ERR_DIGEST;
    if (hsm_verify_signature(HSM_SLOT_OEM, pkg->manifest.raw, pkg->manifest.len, pkg->signature) != 0)
        return OTA_ERR_SIGNATURE;
    if (pkg->manifest.version <= bootloader_min_version())
        return OTA_ERR_ROLLBACK;
    return OTA_OK;
}

int ota_install(const struct ota_package *pkg)
{
    int rc = ota_verify_package(pkg);
    if (rc != OTA_OK)
        return rc;
    return flash_write_partition(bootloader_inactive_slot(), pkg->path);
}
