"""Model fields that are sealed in the database and plain in Python."""

import json
from typing import Any

from django.db import models

from siger.core.crypto.sealing import seal, unseal


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """Base: bytes in the database. Cannot be filtered by value; add a `blind_index` column for that."""

    empty_strings_allowed = False

    @property
    def context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def to_clear(self, raw: bytes) -> Any:
        raise NotImplementedError

    def to_raw(self, value: Any) -> bytes:
        raise NotImplementedError

    def from_db_value(self, value: Any, expression: object, connection: object) -> Any:
        return None if value is None else self.to_clear(unseal(bytes(value), self.context))

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else seal(self.to_raw(value), self.context)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = value if prepared else self.get_prep_value(value)
        return None if sealed is None else connection.Database.Binary(sealed)

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("sealed fields are not serialised in clear")


class EncryptedTextField(SealedField):
    """A text; empty is stored as sealed empty, absent as NULL."""

    def to_clear(self, raw: bytes) -> str:
        return raw.decode()

    def to_raw(self, value: Any) -> bytes:
        return str(value).encode()


class EncryptedJSONField(SealedField):
    """JSON values; keys are kept in order."""

    def to_clear(self, raw: bytes) -> Any:
        return json.loads(raw)

    def to_raw(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
