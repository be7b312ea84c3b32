"""The admin keeps reference data and knows no report; nobody comes in past the second factor."""

import pytest
from django.apps import apps
from django.contrib import admin
from zeal import zeal_ignore

from siger.people.models import Agency, Membership, User


@pytest.fixture(autouse=True)
def unhashed_files(settings):
    """Django's own style sheets are collected on a machine that serves; here they are not."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def staff(world, sign_in):
    User.objects.filter(pk=world.users["administrator"].pk).update(is_staff=True, is_superuser=True)
    return sign_in("administrator")


def test_only_reference_data_is_registered():
    names = {model._meta.label for model in admin.site._registry}
    assert names == {"people.Agency", "people.User", "reports.Service", "regions.Region"}
    assert apps.get_model("reports.Report") not in admin.site._registry


@pytest.mark.parametrize("address", ["account/emailaddress/", "mfa/authenticator/", "auth/group/", "procrastinate/procrastinatejob/"])
def test_what_libraries_keep_of_people_is_not_there(staff, address):
    assert staff.get(f"/_admin/{address}").status_code == 404


def test_staff_without_a_second_factor_are_turned_away(world, sign_in):
    User.objects.filter(pk=world.users["administrator"].pk).update(is_staff=True, is_superuser=True)
    answer = sign_in("administrator", second_factor=False).get("/_admin/", follow=False)
    assert answer.status_code == 302
    login = sign_in("administrator", second_factor=False).get(answer["Location"])
    assert login["Location"].startswith("/akun/2fa/")


def test_a_dispatcher_is_no_staff_and_is_told_so(sign_in):
    client = sign_in("dispatcher")
    sent_on = client.get("/_admin/")
    assert sent_on.status_code == 302
    assert client.get(sent_on["Location"]).status_code == 403


@pytest.mark.parametrize("address", ["", "people/agency/", "people/user/", "reports/service/", "regions/region/"])
def test_every_list_opens(staff, address):
    assert staff.get(f"/_admin/{address}").status_code == 200


def test_a_new_agency_gets_its_place_in_the_tree_and_keeps_it_when_moved(world, staff):
    above, other = world.agencies["prov"], world.agencies["18.71"]
    data = {
        "code": "prov.baru",
        "name": "Dinas Baru",
        "short_name": "Baru",
        "kind": "province_office",
        "function": "",
        "region": "18",
        "active": "on",
    }
    assert staff.post("/_admin/people/agency/add/", {**data, "parent": above.pk}).status_code == 302
    made = Agency.objects.get(code="prov.baru")
    below = Agency.objects.create(
        code="prov.baru.uptd", name="UPTD Baru", short_name="UPTD", kind="technical_unit", parent=made, region_id="18"
    )
    Agency.objects.filter(pk=below.pk).update(path=f"{made.path}{below.pk}/")
    assert made.path == f"{above.path}{made.pk}/"
    with zeal_ignore():  # Django's own form looks the parent up twice
        staff.post(f"/_admin/people/agency/{made.pk}/change/", {**data, "parent": other.pk})
    assert Agency.objects.get(pk=below.pk).path == f"{other.path}{made.pk}/{below.pk}/"


def test_a_person_gets_a_seat(world, staff):
    user = world.users["officer"]
    inline = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
    seat = {"memberships-0-agency": world.agencies["prov.biro"].pk, "memberships-0-role": "validator", "memberships-0-territory": "18"}
    kept = Membership.objects.filter(user=user).get()
    inline |= {"memberships-TOTAL_FORMS": "2", "memberships-INITIAL_FORMS": "1", "memberships-0-id": kept.pk, "memberships-0-user": user.pk}
    own = {"memberships-0-agency": kept.agency_id, "memberships-0-role": kept.role, "memberships-0-territory": kept.territory_id}
    second = {name.replace("-0-", "-1-"): value for name, value in seat.items()} | {"memberships-1-user": user.pk}
    data = {"email": user.email, "name": user.name, "language": "id", "is_active": "on", **inline, **own, **second}
    with zeal_ignore():  # Django's own formset looks up each agency by itself
        assert staff.post(f"/_admin/people/user/{user.pk}/change/", data).status_code == 302
    assert Membership.objects.filter(user=user, role="validator").exists()


def test_citizens_are_not_for_browsing(staff):
    citizen = User.objects.create_user("warga@contoh.example", name="Warga Biasa")
    address = f"/_admin/people/user/{citizen.pk}/change/"
    assert citizen.email not in staff.get("/_admin/people/user/").content.decode()
    assert citizen.email not in staff.get(address, follow=True).content.decode()
    assert citizen.email in staff.get("/_admin/people/user/", {"q": citizen.email}).content.decode()
    with zeal_ignore():  # Django's own formset looks up each agency by itself
        assert staff.get(address, {"_changelist_filters": f"q={citizen.email}"}).status_code == 200


def test_regions_are_only_looked_at(staff):
    assert staff.get("/_admin/regions/region/add/").status_code == 403
    page = staff.get("/_admin/regions/region/18_2E71/change/").content.decode()
    assert 'name="_save"' not in page
