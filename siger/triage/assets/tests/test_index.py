"""The tree agrees with looking at everything, and many threads may ask at once."""

import random
import threading

import numpy as np
import pytest
import shapely

from siger.people.actors import SYSTEM
from siger.regions.plane import METRES_PER_DEGREE
from siger.triage.assets import current
from siger.triage.assets.current import forget_assets, owner_by_asset
from siger.triage.assets.fitting import Fit
from siger.triage.assets.importing import import_assets
from siger.triage.assets.index import AssetIndex, IndexedAsset
from siger.triage.assets.kinds import HALF_WIDTH_M, RULES, AssetKind, RoadClass
from siger.triage.assets.tests.files import HERE, asset_file, road

ROADS = Fit((AssetKind.ROAD,), frozenset(RoadClass))
LAT, LNG = -5.0, 105.0


def _network(rng, count):
    for number in range(count):
        points = [(LNG + rng.uniform(0, 0.03), LAT + rng.uniform(0, 0.03))]
        for _ in range(rng.choice((1, 3, 120))):
            points.append((points[-1][0] + rng.uniform(-0.002, 0.002), points[-1][1] + rng.uniform(-0.002, 0.002)))
        tolerance = rng.choice((None, None, 5, 300))
        asset = IndexedAsset(number, "road", rng.choice(list(RoadClass)), f"Jl. {number}", number % 7, tolerance, False)
        yield asset, shapely.LineString(points)


def _by_looking_at_everything(network, lat, lng):
    """Distances on the same sheet, one after the other, without tree, pieces or simplifying."""
    shrink = np.cos(np.radians(LAT))
    point = shapely.Point(lng * shrink, lat)
    found = {}
    for asset, line in network:
        flat = shapely.transform(line, lambda xy: xy * (shrink, 1.0))
        gap = flat.distance(point) * METRES_PER_DEGREE
        if gap <= (asset.tolerance_m or RULES[AssetKind.ROAD].tolerance_m):
            found[asset.id] = max(0.0, gap - HALF_WIDTH_M[asset.road_class])
    return found


@pytest.mark.parametrize("seed", range(6))
def test_what_is_found_is_what_looking_at_everything_finds(seed):
    rng = random.Random(seed)
    network = list(_network(rng, 150))
    index = AssetIndex(((asset, shapely.to_wkb(line)) for asset, line in network), lat=LAT)
    assert index.size == 150
    for _ in range(60):
        lat, lng = LAT + rng.uniform(0, 0.03), LNG + rng.uniform(0, 0.03)
        true = _by_looking_at_everything(network, lat, lng)
        found = {near.asset.id: near.edge_m for near in index.near(lat, lng, ROADS)}
        # Drawn to a metre: only what lies within a metre of its own tolerance may differ.
        assert all(abs(found[one] - true[one]) <= 1.1 for one in found.keys() & true.keys())
        assert len(found.keys() ^ true.keys()) <= 2
        edges = [near.edge_m for near in index.near(lat, lng, ROADS)]
        assert edges == sorted(edges, key=round)


@pytest.mark.django_db(transaction=True)
def test_many_threads_that_ask_at_once_read_the_things_once(world, monkeypatch):
    import_assets(actor=SYSTEM, files=[asset_file(road(5))], source="contoh")
    forget_assets()
    reads, answers = [], []
    whole = current._read
    monkeypatch.setattr(current, "_read", lambda: reads.append(1) or whole())

    def ask():
        from django.db import connection

        try:
            answers.append(owner_by_asset(*HERE, "roads", "pothole", 8.0))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) == 1
    assert len(answers) == 8
    assert all(answers)
    forget_assets()
