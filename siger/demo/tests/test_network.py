"""The invented roads: whole, marked, and of every class."""

import pytest

from siger.demo.network import SOURCE, bring_network
from siger.people.seeding import seed_agencies
from siger.regions.current import forget_locator
from siger.regions.loading import load_regions
from siger.triage.assets.current import forget_assets, owner_by_asset
from siger.triage.assets.kinds import RoadClass
from siger.triage.models import Asset, AssetImport

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def province(db, settings):
    settings.DEMONSTRATION = True  # elsewhere invented roads decide nothing, and a database of one's own ends the demonstration
    forget_locator()
    load_regions(settings.INSTALLATION.code)
    seed_agencies()
    forget_assets()
    yield
    forget_assets()


def test_the_network_is_brought_once_marked_and_says_so(province):
    count = bring_network()
    assert count == Asset.objects.filter(source=SOURCE, demonstration=True).count() > 90
    assert set(Asset.objects.values_list("road_class", flat=True)) == set(RoadClass) - {RoadClass.VILLAGE}
    assert bring_network() == count
    assert AssetImport.objects.count() == 1
    found = owner_by_asset(-5.374, 105.245, "roads", "pothole", 8.0)
    assert "Jl. Z.A. Pagar Alam (jalan nasional) → BPJN" in found.words
    assert found.words.endswith("Garis jalannya data peragaan.")
