"""The features of a GeoJSON FeatureCollection one after the other, however large the file: never more than one feature is in memory.

The standard library's decoder reads one value from the front of a text; so the text is a window that moves through the file.
"""

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any, Final

from django.utils.translation import gettext as _

WINDOW: Final = 1 << 20
"""Bytes read at once."""
MAX_VALUE: Final = 16 << 20
"""Characters of one feature. A province's longest road with a point every metre takes half of it."""


class UnreadableFile(Exception):
    """With the reason, in the reader's language."""


def features(file: IO[bytes]) -> Iterator[Any]:
    """Every element of `features`, whatever it is. Raises UnreadableFile where the file stops being a FeatureCollection in degrees.

    `crs` and `type` are looked at wherever they stand, so the last reason may come after the last feature.
    """
    window = _Window(file)
    seen: set[str] = set()
    window.expect("{", _("bukan GeoJSON FeatureCollection"))
    while (key := window.next_key()) is not None:
        if key in seen:
            raise UnreadableFile(_("“%(key)s” ada dua kali di berkas") % {"key": key[:40]})
        seen.add(key)
        if key == "features":
            yield from window.elements()
        else:
            _check_member(key, window.value())
    window.nothing_left()
    if not {"type", "features"} <= seen:
        raise UnreadableFile(_("bukan GeoJSON FeatureCollection"))


LONGITUDE_FIRST: Final = ("CRS84", "EPSG::4326", "EPSG:4326")


def _check_member(key: str, value: Any) -> None:
    if key == "type" and value != "FeatureCollection":
        raise UnreadableFile(_("bukan GeoJSON FeatureCollection"))
    if key != "crs" or value is None:
        return
    properties = value.get("properties") if isinstance(value, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.endswith(LONGITUDE_FIRST):
        raise UnreadableFile(
            _("sistem koordinatnya “%(name)s”. Ubah dulu ke WGS 84 (EPSG:4326), di QGIS: Ekspor → Simpan Fitur Sebagai")
            % {"name": name[:60]}
        )


class _Window:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._json = json.JSONDecoder(parse_constant=_no_constant)
        self._text = ""
        self._at = 0
        self._ended = False

    def expect(self, sign: str, otherwise: str) -> None:
        if self._peek() != sign:
            raise UnreadableFile(otherwise)
        self._at += 1

    def next_key(self) -> str | None:
        """The next member's name, with its colon read; None at the end of the object."""
        sign = self._peek()
        if sign == ",":
            self._at += 1
            sign = self._peek()
        elif sign == "}":
            self._at += 1
            return None
        if sign != '"':
            raise self._broken()
        key = str(self.value())
        if self._peek() != ":":
            raise self._broken()
        self._at += 1
        return key

    def elements(self) -> Iterator[Any]:
        self.expect("[", _("“features” harus berupa daftar"))
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            sign = self._peek()
            if sign not in ("]", ","):
                raise self._broken()
            self._at += 1
            if sign == "]":
                return

    def value(self) -> Any:
        """The value here. Grows the window by doubling, so that a value is not read again and again for every piece of it."""
        self._peek()
        grow = WINDOW
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise UnreadableFile(_("susunan berkas terlalu dalam")) from error
            except ValueError as error:
                self._more_or_fail(grow, error)
                grow *= 2
                continue
            if end == len(self._text) and not self._ended:
                self._read(WINDOW)  # a number may go on
                continue
            self._at = end
            return value

    def nothing_left(self) -> None:
        if self._peek():
            raise UnreadableFile(_("ada isi sesudah akhir FeatureCollection"))

    def _more_or_fail(self, grow: int, error: ValueError) -> None:
        if len(self._text) - self._at > MAX_VALUE:
            raise UnreadableFile(_("satu aset lebih besar dari %(n)d MB, atau JSON-nya rusak") % {"n": MAX_VALUE >> 20}) from error
        if self._ended:
            raise UnreadableFile(_("bukan JSON yang sah atau terpotong: %(reason)s") % {"reason": error}) from error
        self._read(grow)

    def _peek(self) -> str:
        """The next character that is no space; "" at the end of the file."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read(WINDOW)

    def _broken(self) -> UnreadableFile:
        near = self._text[self._at : self._at + 30]
        return UnreadableFile(_("bukan JSON yang sah di dekat “%(near)s”") % {"near": near} if near else _("berkasnya terpotong"))

    def _read(self, size: int) -> None:
        data = self._file.read(size)
        self._ended = not data
        try:
            more = self._decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise UnreadableFile(_("bukan teks UTF-8")) from error
        self._text, self._at = self._text[self._at :] + more, 0


def _no_constant(name: str) -> float:
    raise ValueError(name)
