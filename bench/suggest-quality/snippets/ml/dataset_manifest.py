import hashlib
import json
from pathlib import Path


def build_manifest(root: Path, source: str, license_id: str) -> dict:
    """Writes down where every training sample came from and under which licence."""
    samples = []
    for path in sorted(root.rglob("*.jsonl")):
        with path.open() as lines:
            for line in lines:
                sample = json.loads(line)
                samples.append(
                    {
                        "sha256": hashlib.sha256(line.encode()).hexdigest(),
                        "crawl_url": sample["url"],
                        "license": sample.get("license", license_id),
                        "consent": sample.get("consent_id"),
                    }
                )
    return {"dataset": root.name, "provenance": source, "samples": samples}


def drop_unlicensed(manifest: dict, allowed: set[str]) -> dict:
    kept = [s for s in manifest["samples"] if s["license"] in allowed]
    return {**manifest, "samples": kept}
