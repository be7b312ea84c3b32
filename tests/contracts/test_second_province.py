"""Another province is served from its own folder, with nothing of Lampung in it."""

from pathlib import Path

import pytest
from django.test import override_settings

from siger.core.installation import read_installation
from siger.people.models import Agency
from siger.people.seeding import seed_agencies
from siger.regions.loading import load_regions
from siger.regions.models import Region
from siger.reports.models import Service
from siger.reports.seeding import load_services
from siger.triage.models import Rule
from siger.triage.seeding import seed_rules

BENGKULU = read_installation(Path(__file__).parents[1] / "installations/bengkulu")


@pytest.mark.django_db
def test_bengkulu_gets_its_regions_agencies_services_and_routes() -> None:
    with override_settings(INSTALLATION=BENGKULU, TIME_ZONE=BENGKULU.zone):
        load_regions(BENGKULU.code)
        seed_agencies()
        load_services()
        seed_rules()
    assert not Region.objects.filter(code__startswith="18").exists()
    assert Region.objects.filter(code__startswith="17").count() > 1500
    assert Agency.objects.get(code="17.71.pu").name == "Dinas Pekerjaan Umum dan Penataan Ruang Kota Bengkulu"
    assert Agency.objects.filter(code__startswith="17.71.").exclude(region__code__startswith="17.71").count() == 0
    assert not Agency.objects.filter(name__icontains="lampung").exists()
    assert Service.objects.filter(active=True).count() == 54
    assert Rule.objects.get(category="roads", service=None, region="17.71").agency.code == "17.71.pu"
