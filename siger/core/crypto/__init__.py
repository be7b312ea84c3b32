"""Personal data at rest: sealed fields, their keys and rotation, and the blind index for exact search."""

from siger.core.crypto.fields import EncryptedJSONField, EncryptedTextField
from siger.core.crypto.sealing import Unsealable, blind_index, seal, unseal

__all__ = ["EncryptedJSONField", "EncryptedTextField", "Unsealable", "blind_index", "seal", "unseal"]
