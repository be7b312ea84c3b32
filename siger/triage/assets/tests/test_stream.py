import io
import json

import pytest

from siger.triage.assets.incoming import stream
from siger.triage.assets.incoming.stream import UnreadableFile, features
from siger.triage.assets.tests.files import collection, road


class Drip(io.RawIOBase):
    """A file that gives one byte at a time, however many are asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._content.read(1)


def read(content):
    return list(features(io.BytesIO(content.encode() if isinstance(content, str) else content)))


def test_features_come_one_after_the_other_whatever_the_window(monkeypatch):
    content = json.dumps(collection(road(), road(30, nama="Jl. Héla “Ü”"), crs=None, name="x"), ensure_ascii=False).encode()
    whole = read(content)
    assert len(whole) == 2
    assert list(features(Drip(content))) == whole
    assert list(features(Drip(b"\xef\xbb\xbf" + content))) == whole


def test_a_million_features_do_not_stay_in_memory():
    """What is read is let go: the window never grows beyond two reads."""
    one = json.dumps(road()).encode()
    many = 40_000

    class Endless(io.RawIOBase):
        left = many

        def read(self, size: int = -1) -> bytes:
            if self.left == many:
                self.left -= 1
                return b'{"type": "FeatureCollection", "features": [' + one
            if self.left == 0:
                self.left = -1
                return b"]}"
            if self.left < 0:
                return b""
            give = min(1_000, self.left)
            self.left -= give
            return (b"," + one) * give

    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in features(Endless()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == many
    assert peak < 4 * 2**20 < many * len(one)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "bukan GeoJSON"),
        ("[]", "bukan GeoJSON"),
        ('{"type": "Feature"}', "bukan GeoJSON"),
        ('{"type": "FeatureCollection"}', "bukan GeoJSON"),
        ('{"features": []}', "bukan GeoJSON"),
        ('{"type": "FeatureCollection", "features": {}}', "harus berupa daftar"),
        ('{"type": "FeatureCollection", "features": [{"a": 1}', "terpotong"),
        ('{"type": "FeatureCollection", "features": [{"a": NaN}]}', "bukan JSON"),
        ('{"type": "FeatureCollection", "features": [1 2]}', "bukan JSON"),
        ('{"type": "FeatureCollection", "features": [1]} {}', "sesudah akhir"),
        ('{"type": "FeatureCollection", "features": [1], "features": [2]}', "dua kali"),
        ('{"type": "FeatureCollection", "features": [' + "[" * 100_000, "terlalu dalam"),
        (b'{"type": "FeatureCollection", "features": ["\xff"]}', "UTF-8"),
        ("PK\x03\x04 shapefile.zip", "bukan GeoJSON"),
    ],
)
def test_what_is_no_collection_is_told_why(content, said):
    with pytest.raises(UnreadableFile, match=said):
        read(content)


@pytest.mark.parametrize("where", ["before", "after"])
def test_another_projection_is_named_wherever_it_stands(where):
    crs = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::23848"}}}
    document = {"type": "FeatureCollection", **crs, "features": [road()]} if where == "before" else {**collection(road()), **crs}
    with pytest.raises(UnreadableFile, match=r"EPSG::23848.*EPSG:4326"):
        read(json.dumps(document))


def test_degrees_may_be_named():
    assert len(read(json.dumps(collection(road(), crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})))) == 1


def test_a_feature_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr(stream, "MAX_VALUE", 3 << 20)
    with pytest.raises(UnreadableFile, match="lebih besar dari 3 MB"):
        read('{"type": "FeatureCollection", "features": ["' + "x" * (9 << 20))
