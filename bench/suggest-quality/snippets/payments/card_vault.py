import hashlib
import hmac


class CardVault:
    """Swaps card numbers for tokens; only this service ever sees a PAN."""

    def __init__(self, kms, table):
        self._kms = kms
        self._table = table

    def tokenize(self, pan: str) -> str:
        token = hmac.new(self._kms.index_key(), pan.encode(), hashlib.sha256).hexdigest()[:24]
        self._table.put(token, self._kms.encrypt(pan.encode()), last_four=pan[-4:])
        return token

    def detokenize(self, token: str) -> str:
        return self._kms.decrypt(self._table.get(token)).decode()

    @staticmethod
    def mask(pan: str) -> str:
        return pan[:6] + "*" * (len(pan) - 10) + pan[-4:]
