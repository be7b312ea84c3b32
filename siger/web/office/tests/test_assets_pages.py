"""Things with owners at the desk: list, one thing, import with a try first."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from siger.people.actors import SYSTEM
from siger.people.models import Agency
from siger.triage.assets.current import forget_assets
from siger.triage.assets.importing import import_assets
from siger.triage.assets.tests.files import asset_file, collection, road, spot
from siger.triage.assets.uploading import MAX_BYTES, forget_uploads
from siger.triage.models import Asset, AssetChange, AssetImport, AssetUpload

LIST, IMPORT = "/kantor/aset/", "/kantor/aset/impor"


def bring(*features, **options):
    assert import_assets(actor=SYSTEM, files=[asset_file(*features)], source=options.pop("source", "contoh"), **options).ok


def sent(*features, **fields):
    file = SimpleUploadedFile("jalan.geojson", json.dumps(collection(*features)).encode())
    return {"file": file, "source": "jalan kota", **fields}


def words(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("name", "status"), [("dispatcher", 200), ("administrator", 200), ("officer", 403), ("leader", 403), ("inspector", 403)]
)
def test_the_pages_are_for_dispatchers_and_administrators(sign_in, name, status):
    client = sign_in(name)
    assert {client.get(address).status_code for address in (LIST, IMPORT)} == {status}
    assert ('href="/kantor/aset/"' in words(client.get("/kantor/"))) is (status == 200)


def test_the_list_is_filtered_by_kind_owner_region_state_and_words(world, sign_in):
    bring(road(nama="Jl. Satu", kode="R1"), road(40, nama="Jl. Dua", owner="18.71.pu", kelas="kota"), spot("lampu", nama="PJU 17"))
    client = sign_in("dispatcher")
    owner = world.agencies["18.71.pu"].pk
    Asset.objects.filter(name="PJU 17").update(retired_at=timezone.now())

    def names(query):
        page = words(client.get(f"{LIST}?{query}"))
        return {name for name in ("Jl. Satu", "Jl. Dua", "PJU 17") if name in page}

    assert names("") == {"Jl. Satu", "Jl. Dua", "PJU 17"}
    assert names("jenis=lamp") == {"PJU 17"}
    assert names(f"pemilik={owner}&jenis=road") == {"Jl. Dua"}
    assert names("pemilik_text=Dinas PU Kota") == {"Jl. Dua", "PJU 17"}
    assert names("wilayah=18.71.01.1001") == {"Jl. Satu", "Jl. Dua", "PJU 17"}
    assert names("wilayah=18.01") == set()
    assert names("kata=satu") == names("kata=R1") == {"Jl. Satu"}
    assert names("keadaan=retired") == {"PJU 17"}
    assert names("sumber=lain") == set()
    assert names("jenis=%00&keadaan=x&wilayah=x&pemilik=99999999999999999999") == {"Jl. Satu", "Jl. Dua", "PJU 17"}


def test_a_closed_owner_is_counted_and_said(world, sign_in):
    bring(road(nama="Jl. Satu"), spot("lampu", nama="PJU 17"))
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    client = sign_in("dispatcher")
    assert "1 aset milik instansi yang sudah tidak aktif" in words(client.get(LIST))
    closed = words(client.get(f"{LIST}?keadaan=ownerless"))
    assert "pemilik sudah tidak aktif" in closed
    assert "PJU 17" not in closed
    assert "Pemilik sudah tidak aktif." in words(client.get(f"{LIST}{Asset.objects.get(name='Jl. Satu').pk}"))


def test_the_list_costs_the_same_for_one_thing_and_for_a_page_of_them(world, sign_in, django_assert_num_queries):
    client = sign_in("dispatcher")
    bring(road(0))
    with django_assert_num_queries(7):
        client.get(LIST)
    bring(*(road(n, nama=f"Jl. {n}") for n in range(60)), source="banyak")
    with django_assert_num_queries(7):
        first = client.get(LIST)
    after = first.context["next"]
    second = client.get(f"{LIST}?sesudah={after}")
    assert (len(first.context["rows"]), len(second.context["rows"]), second.context["next"]) == (50, 11, None)
    assert client.get(f"{LIST}?sesudah=1;drop").status_code == 422


def test_a_thing_is_retired_and_restored_with_a_reason(world, sign_in):
    bring(road(nama="Jl. Satu"))
    asset = Asset.objects.get()
    client = sign_in("dispatcher")
    page = f"{LIST}{asset.pk}"
    assert "paling jauh 50 meter" in words(client.get(page))
    refused = client.post(f"{page}/nonaktif", {"reason": " "})
    assert (refused.status_code, "Tulis alasannya" in words(refused)) == (422, True)
    assert client.post(f"{page}/nonaktif", {"reason": "Sudah diserahkan ke kota."}).status_code == 302
    assert client.post(f"{page}/nonaktif", {"reason": "Sudah diserahkan ke kota."}).status_code == 409
    shown = words(client.get(page))
    assert "Sudah diserahkan ke kota." in shown
    assert "Aktifkan lagi" in shown
    client.post(f"{page}/aktif", {"reason": "Batal diserahkan."})
    assert Asset.objects.get().retired_at is None
    assert list(AssetChange.objects.order_by("at").values_list("verb", "by")) == [
        ("retire", world.dispatcher.user_id),
        ("restore", world.dispatcher.user_id),
    ]


def test_a_thing_of_another_government_is_seen_and_not_changed(sign_in):
    bring(road())
    page = f"{LIST}{Asset.objects.get().pk}"
    client = sign_in("other_dispatcher")
    assert "Milik pemerintah lain" in words(client.get(page))
    assert client.post(f"{page}/nonaktif", {"reason": "Bukan milik kami."}).status_code == 403
    assert client.get(f"{LIST}999999").status_code == 404


@pytest.mark.parametrize(
    "made",
    [road(), spot("lampu"), road(jenis="sungai"), {**spot("pasar"), "geometry": {"type": "Polygon", "coordinates": [
        [[105.25, -5.38], [105.251, -5.38], [105.251, -5.381], [105.25, -5.38]]]}}],
)  # fmt: skip
def test_every_shape_is_drawn(sign_in, made):
    bring(made)
    page = words(sign_in("dispatcher").get(f"{LIST}{Asset.objects.get().pk}"))
    assert 'class="map-thing"' in page or 'class="map-here"' in page


def test_a_file_is_tried_out_and_then_stored_as_it_was_tried(sign_in):
    client = sign_in("administrator")
    tried = client.post(IMPORT, sent(road(), road(40)))
    assert "2 baru" in words(tried)
    assert not Asset.objects.exists()
    waiting = AssetUpload.objects.get()
    stored = client.post(f"{IMPORT}/{waiting.pk}", follow=True)
    assert "2 baru, 0 diperbarui" in words(stored)
    assert Asset.objects.filter(source="jalan kota").count() == 2
    assert not AssetUpload.objects.exists()
    assert client.post(f"{IMPORT}/{waiting.pk}").status_code == 404
    again = client.post(IMPORT, sent(road(), road(40)))
    assert "Tidak ada yang perlu disimpan" in words(again)


def test_a_refused_file_says_why_and_nothing_waits(sign_in):
    client = sign_in("dispatcher")
    answer = client.post(IMPORT, sent(road(owner="tidak.ada")))
    assert answer.status_code == 422
    assert "jalan.geojson#1" in words(answer)
    assert 'value="jalan kota"' in words(answer)
    assert not AssetUpload.objects.exists()
    no_file, no_name = client.post(IMPORT, {"source": "x"}), client.post(IMPORT, sent(road(), source=""))
    assert "Pilih berkas" in words(no_file)
    assert "Beri sumbernya nama" in words(no_name)
    assert {no_file.status_code, no_name.status_code} == {422}


def test_a_file_that_is_too_large_is_sent_to_the_terminal(sign_in):
    large = BytesIO(b" " * (MAX_BYTES + 1))
    large.name = "besar.geojson"
    answer = sign_in("dispatcher").post(IMPORT, {"file": large, "source": "x"})
    assert answer.status_code == 413
    assert "siger triage import-assets" in words(answer)


def test_what_somebody_else_tried_or_what_is_a_day_old_is_not_stored(sign_in):
    sign_in("dispatcher").post(IMPORT, sent(road()))
    waiting = AssetUpload.objects.get().pk
    assert sign_in("administrator").post(f"{IMPORT}/{waiting}").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert sign_in("dispatcher").post(f"{IMPORT}/{waiting}").status_code == 404
        forget_uploads()
    assert not AssetUpload.objects.exists()
    assert not Asset.objects.exists()


def test_an_owner_that_was_closed_in_between_is_told_and_logged(sign_in):
    client = sign_in("dispatcher")
    client.post(IMPORT, sent(road()))
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    answer = client.post(f"{IMPORT}/{AssetUpload.objects.get().pk}")
    assert answer.status_code == 422
    assert AssetImport.objects.get().result == "refused"
    assert "1 masalah" in words(client.get(IMPORT))


def test_a_source_of_another_government_is_refused_on_the_page(sign_in):
    bring(road(), source="jalan provinsi")
    answer = sign_in("other_dispatcher").post(IMPORT, sent(road(), source="jalan provinsi", replace="1"))
    assert answer.status_code == 403
    assert "pemerintah lain" in words(answer)


def test_invented_roads_are_marked_wherever_they_stand(sign_in):
    bring(road(nama="Jl. Rekaan"), demonstration=True)
    client = sign_in("dispatcher")
    assert "peragaan" in words(client.get(LIST))
    assert "Data peragaan." in words(client.get(f"{LIST}{Asset.objects.get().pk}"))


def test_the_codes_of_owners_are_those_in_the_readers_territory(sign_in):
    every = words(sign_in("dispatcher").get(f"{LIST}instansi.csv"))
    own = words(sign_in("other_dispatcher").get(f"{LIST}instansi.csv"))
    assert "prov.bmbk,Dinas Bina Marga," in every
    assert "18.01.pu" in own
    assert "prov.bmbk" not in own


def test_the_desk_shows_the_reason_and_the_way_to_the_thing(world, sign_in):
    bring(road(20, nama="Jl. Z.A. Pagar Alam"))
    forget_assets()
    report = world.report().report
    page = words(sign_in("dispatcher").get(f"/kantor/laporan/{report.number}"))
    assert "20 m dari ruas Jl. Z.A. Pagar Alam (jalan provinsi) → Dinas Bina Marga" in page
    assert f'href="{LIST}{Asset.objects.get().pk}"' in page
