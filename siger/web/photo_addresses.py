"""Addresses of pictures and files: signed by us and soon over, so that none can be guessed, kept or passed on for long.

The signature opens nothing by itself: the right of whoever looks is asked at each fetch, by the view.
"""

import hmac
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.urls import register_converter
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.crypto import blind_index
from siger.core.errors import NotFound

OFFICE: Final = "/kantor/foto"
EVERYONE: Final = "/foto"
OFFICE_FILES: Final = "/kantor/lampiran"
REPORTERS_FILES: Final = "/lampiran"
# An address lives between one and two of these. All pages of that time say the same one, so that a browser keeps the picture.
PERIOD_S: Final = {OFFICE: 3600, EVERYONE: 6 * 3600, OFFICE_FILES: 3600, REPORTERS_FILES: 3600}
_PURPOSE: Final = "photo-address"


class FaceConverter:
    """`Photo.face` in an address: which photo, and which version of its cover (0 without one)."""

    regex = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.[1-9][0-9]{0,2})?"

    def to_python(self, value: str) -> tuple[UUID, int]:
        public_id, _dot, version = value.partition(".")
        return UUID(public_id), int(version or 0)

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(FaceConverter, "face")  # here, so that whoever imports a view of pictures can name it in an address


def signed_address(folder: str, face: object, size: str) -> str:
    """Of a picture. `folder` is OFFICE or EVERYONE, `face` that of the photo."""
    return _signed(folder, f"{folder}/{face}/{size}.webp")


def signed_file_address(folder: str, public_id: object) -> str:
    """Of an attachment. `folder` is OFFICE_FILES or REPORTERS_FILES."""
    return _signed(folder, f"{folder}/{public_id}.pdf")


def _signed(folder: str, path: str) -> str:
    period = PERIOD_S[folder]
    until = (int(now().timestamp()) // period + 2) * period
    return f"{path}?s={until:x}.{_signature(path, until)}"


def require_signed(request: HttpRequest) -> None:
    """Raises NotFound for an address that we did not write, or whose time is over."""
    until, _dot, signature = request.GET.get("s", "").partition(".")
    moment = int(until, 16) if 0 < len(until) <= 10 and all(sign in "0123456789abcdef" for sign in until) else 0
    genuine = hmac.compare_digest(_signature(request.path, moment).encode(), signature.encode())
    if not genuine or moment <= now().timestamp():
        raise NotFound(_("Alamat ini sudah habis masanya. Buka lagi halaman laporannya."))


def _signature(path: str, until: int) -> str:
    return blind_index(_PURPOSE, f"{path}|{until}").hex()
