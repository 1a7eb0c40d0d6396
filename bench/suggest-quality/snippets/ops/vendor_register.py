from dataclasses import dataclass, field
from datetime import date


@dataclass
class Subprocessor:
    name: str
    country: str
    purpose: str
    dpa_signed: date | None
    onward: list[str] = field(default_factory=list)


class VendorRegister:
    def __init__(self, vendors: list[Subprocessor]):
        self.vendors = {v.name: v for v in vendors}

    def may_receive(self, vendor: str, purpose: str) -> bool:
        entry = self.vendors.get(vendor)
        return bool(entry and entry.dpa_signed and entry.purpose == purpose)

    def onboard(self, vendor: Subprocessor, contract) -> None:
        if not contract.has_clause("audit") or not contract.has_clause("deletion"):
            raise ValueError("data processing agreement is incomplete")
        self.vendors[vendor.name] = vendor
