"""GeoJSON for the tests: a small network around the world of the tests."""

import io
import json
from typing import Any

from siger.triage.assets.incoming.checking import AssetFile

HERE = (-5.3802, 105.2503)  # where `world.report()` lies
METRE = 1 / 111_195


def feature(geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def road(north_m: float = 0.0, *, owner: str = "prov.bmbk", **properties: Any) -> dict[str, Any]:
    """A road from west to east, `north_m` metres north of HERE."""
    lat, lng = HERE[0] + north_m * METRE, HERE[1]
    line = {"type": "LineString", "coordinates": [[lng - 0.002, lat], [lng + 0.002, lat]]}
    return feature(line, **{"jenis": "jalan", "kelas": "provinsi", "nama": "Jl. Contoh", "pemilik": owner, **properties})


def spot(kind: str, north_m: float = 0.0, *, owner: str = "18.71.pu", **properties: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [HERE[1], HERE[0] + north_m * METRE]}
    return feature(point, **{"jenis": kind, "pemilik": owner, **properties})


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


def asset_file(*features: Any, name: str = "aset.geojson", **members: Any) -> AssetFile:
    return raw_file(json.dumps(collection(*features, **members)), name)


def raw_file(content: str | bytes, name: str = "aset.geojson") -> AssetFile:
    return AssetFile(name, io.BytesIO(content.encode() if isinstance(content, str) else content))
