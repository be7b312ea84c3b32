"""Typed refusals. An action or query raises one; each surface turns them into a page, problem+json or a chat message in one place.

The message is for the person who tried: it says what happened and what to do now, already in the reader's language.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.translation import gettext as _


class Refusal(Exception):
    """Base of everything that Siger refuses on purpose. `code` is stable for machines, `status` is the HTTP status."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, message: str = "") -> None:
        self.message = message or self.default_message()
        super().__init__(self.message)

    def default_message(self) -> str:
        return _("Permintaan ini tidak bisa diproses. Periksa isiannya, lalu coba lagi.")


class Forbidden(Refusal):
    code = "forbidden"
    status = 403

    def default_message(self) -> str:
        return _("Anda tidak berwenang melakukan ini. Bila seharusnya boleh, hubungi admin instansi Anda.")


class NotFound(Refusal):
    code = "not_found"
    status = 404

    def default_message(self) -> str:
        return _("Tidak ditemukan. Periksa lagi alamat atau nomornya.")


class VerbNotAllowed(Refusal):
    code = "verb_not_allowed"
    status = 409


class Stale(Refusal):
    """Somebody changed the thing after the actor looked at it. Nothing was written."""

    code = "stale"
    status = 409

    def default_message(self) -> str:
        return _("Laporan ini baru saja diubah orang lain. Muat ulang untuk melihat perubahannya, lalu ulangi bila masih perlu.")


class Invalid(Refusal):
    """Input that cannot be accepted; `fields` maps a field's name to what is wrong with it, in words."""

    code = "invalid"
    status = 422

    def __init__(self, fields: Mapping[str, str] | None = None, message: str = "") -> None:
        self.fields = dict(fields or {})
        super().__init__(message or " ".join(self.fields.values()))


class IdempotencyConflict(Refusal):
    code = "idempotency_conflict"
    status = 422

    def default_message(self) -> str:
        return _("Kunci kiriman ini sudah dipakai untuk isi yang berbeda. Isian Anda masih ada; kirim sekali lagi sebagai laporan baru.")


class TooMany(Refusal):
    code = "too_many"
    status = 429

    def default_message(self) -> str:
        return _("Terlalu banyak percobaan dari sambungan ini. Tunggu beberapa menit, lalu coba lagi.")


class TooLarge(Refusal):
    code = "too_large"
    status = 413


class StorageFull(Refusal):
    code = "storage_full"
    status = 507

    def default_message(self) -> str:
        return _("Tempat penyimpanan foto sedang penuh. Laporan tanpa foto tetap bisa dikirim; foto dapat ditambahkan nanti.")
