import logging
import re

PATTERNS = {
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "phone": re.compile(r"\+?\d[\d -]{7,}\d"),
}


class RedactingFilter(logging.Filter):
    """Keeps personal details and credentials out of the application log."""

    def filter(self, record):
        message = record.getMessage()
        for name, pattern in PATTERNS.items():
            message = pattern.sub(f"<{name}>", message)
        for secret in ("password", "token"):
            message = re.sub(rf"{secret}=\S+", f"{secret}=***", message)
        record.msg, record.args = message, ()
        return True


def mask_phone(number):
    return number[:3] + "****" + number[-2:]
