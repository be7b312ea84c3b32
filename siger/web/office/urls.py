"""Addresses of the office pages."""

from django.urls import URLPattern, path

from siger.web.office.agencies import search_agencies
from siger.web.office.assets.incoming import import_view, store_view
from siger.web.office.assets.listing import assets_page
from siger.web.office.assets.owner_codes import owner_codes
from siger.web.office.assets.thing import asset_view, restore_view, retire_view
from siger.web.office.bulk.pages import bulk_count, bulk_page, going_on_part, run_page, run_part
from siger.web.office.closed_agencies import closed_agencies_page, progress_part, successor_page
from siger.web.office.covering.originals import original, uncovered
from siger.web.office.covering.page import cover_page
from siger.web.office.crews.pages import crew_page, crews_page
from siger.web.office.deadlines.calendar_page import calendar_page, recounts_part, remove_day
from siger.web.office.deadlines.lateness_page import lateness_page
from siger.web.office.deadlines.policies_page import policies_page
from siger.web.office.exports import cancel_view, export_file, exports_page, exports_part
from siger.web.office.field.pages import field_job, field_jobs
from siger.web.office.field.rules import field_rules
from siger.web.office.field.script import field_script
from siger.web.office.field.sending import field_send, field_session
from siger.web.office.files.attachments import attach_view, attachment
from siger.web.office.files.quarantine import decide_view, quarantine_page
from siger.web.office.jobs import failed, resend
from siger.web.office.judging.differing import differing_page
from siger.web.office.judging.disputes import dispute_page, disputes_page
from siger.web.office.judging.figures import figures_file, figures_page
from siger.web.office.jump import following, jump
from siger.web.office.mentions import mentions_page
from siger.web.office.notes import add_note_view
from siger.web.office.own_desk import own_desk_page, own_desk_strip
from siger.web.office.presence import presence
from siger.web.office.replies.offering import report_templates, run_templates
from siger.web.office.replies.pages import new_template_page, preview_part, template_page, templates_page
from siger.web.office.report import photo, report_page, verb_page
from siger.web.office.rules.pages import history_page, new_rule_page, rule_page, rules_page
from siger.web.office.shift.pages import shift_page
from siger.web.office.tags.on_report import tag_view
from siger.web.office.tags.pages import tag_page, tags_page
from siger.web.office.validation import next_validation, second_look, validation_page, validation_queue
from siger.web.office.wandering import wandering_page
from siger.web.office.worklist.filters import filters_page
from siger.web.office.worklist.keeping import keep_view, kept_views_page, remove_kept
from siger.web.office.worklist.live import counts_now, points
from siger.web.office.worklist.page import worklist_page
from siger.web.office.worklist.search import search_page

urlpatterns: list[URLPattern] = [
    path("", worklist_page, name="worklist"),
    path("saringan", filters_page, name="worklist-filters"),
    path("hitungan.json", counts_now, name="worklist-counts"),
    path("titik.json", points, name="worklist-points"),
    path("cari", search_page, name="office-search"),
    path("tampilan/", kept_views_page, name="kept-views"),
    path("tampilan/simpan", keep_view, name="keep-view"),
    path("tampilan/<int:view_id>/hapus", remove_kept, name="remove-kept-view"),
    path("instansi/cari", search_agencies, name="search-agencies"),
    path("foto/<face:face>/<str:size>.webp", photo, name="office-photo"),
    path("foto/<uuid:public_id>/asli/<int:look_id>.webp", uncovered, name="uncovered-photo"),
    path("foto/<uuid:public_id>/asli/<int:look_id>/berkas", original, name="original-photo"),
    path("lampiran/<uuid:public_id>.pdf", attachment, name="office-attachment"),
    path("karantina/", quarantine_page, name="quarantine"),
    path("karantina/<int:quarantined_id>", decide_view, name="decide-quarantine"),
    path("ekspor/", exports_page, name="exports"),
    path("ekspor/jalannya", exports_part, name="exports-progress"),
    path("ekspor/<uuid:public_id>/batal", cancel_view, name="cancel-export"),
    path("ekspor/<uuid:public_id>/berkas", export_file, name="export-file"),
    path("massal/", bulk_page, name="bulk"),
    path("massal/hitung", bulk_count, name="bulk-count"),
    path("massal/berjalan", going_on_part, name="bulk-going-on"),
    path("massal/<uuid:public_id>", run_page, name="bulk-run"),
    path("massal/<uuid:public_id>/jalannya", run_part, name="bulk-progress"),
    path("massal/<uuid:public_id>/templat", run_templates, name="bulk-templates"),
    path("templat/", templates_page, name="templates"),
    path("templat/baru", new_template_page, name="new-template"),
    path("templat/contoh", preview_part, name="template-preview"),
    path("templat/<int:template_id>", template_page, name="template"),
    path("serah-terima/", shift_page, name="shift"),
    path("regu/", crews_page, name="crews"),
    path("regu/<int:crew_id>", crew_page, name="crew"),
    path("tag/", tags_page, name="tags"),
    path("tag/<int:tag_id>", tag_page, name="tag"),
    path("buka", jump, name="jump"),
    path("meja", own_desk_page, name="own-desk"),
    path("meja/ringkas", own_desk_strip, name="own-desk-strip"),
    path("sebutan", mentions_page, name="mentions"),
    path("laporan/<str:number>", report_page, name="office-report"),
    path("laporan/<str:number>/berikutnya", following, name="next-report"),
    path("laporan/<str:number>/catatan", add_note_view, name="add-note"),
    path("laporan/<str:number>/tag", tag_view, name="tag-report"),
    path("laporan/<str:number>/hadir", presence, name="presence"),
    path("laporan/<str:number>/templat", report_templates, name="report-templates"),
    path("laporan/<str:number>/lampiran", attach_view, name="attach-file"),
    path("laporan/<str:number>/foto/<uuid:public_id>", cover_page, name="cover-photo"),
    path("laporan/<str:number>/<str:verb>", verb_page, name="office-verb"),
    path("validasi/", validation_queue, name="validation"),
    path("validasi/berikut", next_validation, name="next-validation"),
    path("validasi/<str:number>", validation_page, name="validation-report"),
    path("validasi/<str:number>/kedua", second_look, name="second-look"),
    path("bantahan/", disputes_page, name="disputes"),
    path("bantahan/<str:number>/<int:seq>", dispute_page, name="dispute"),
    path("pemeriksaan-kedua/<str:number>/<int:seq>", differing_page, name="differing-look"),
    path("hasil-kerja/", figures_page, name="proof-figures"),
    path("hasil-kerja/<str:table>.csv", figures_file, name="proof-figures-file"),
    path("lapangan/", field_jobs, name="field"),
    path("lapangan/sesi.json", field_session, name="field-session"),
    path("lapangan/kirim", field_send, name="field-send"),
    path("lapangan/pekerja.js", field_script, name="field-script"),
    path("lapangan/aturan", field_rules, name="field-rules"),
    path("lapangan/<str:number>", field_job, name="field-job"),
    path("aset/", assets_page, name="assets"),
    path("aset/instansi.csv", owner_codes, name="owner-codes"),
    path("aset/impor", import_view, name="import-assets"),
    path("aset/impor/<uuid:upload_id>", store_view, name="store-assets"),
    path("aset/<int:asset_id>", asset_view, name="asset"),
    path("aset/<int:asset_id>/nonaktif", retire_view, name="retire-asset"),
    path("aset/<int:asset_id>/aktif", restore_view, name="restore-asset"),
    path("aturan/", rules_page, name="rules"),
    path("aturan/riwayat", history_page, name="rule-history"),
    path("aturan/baru/<int:stage>/<str:keeper>", new_rule_page, name="new-rule"),
    path("aturan/<int:rule_id>", rule_page, name="rule"),
    path("berpindah/", wandering_page, name="wandering"),
    path("instansi-ditutup/", closed_agencies_page, name="closed-agencies"),
    path("instansi-ditutup/jalannya", progress_part, name="successions"),
    path("instansi-ditutup/<int:agency_id>", successor_page, name="successor"),
    path("kalender/", calendar_page, name="calendar"),
    path("kalender/hitung-ulang", recounts_part, name="recounts"),
    path("kalender/hari/<int:day_id>/cabut", remove_day, name="remove-local-day"),
    path("batas-waktu/", policies_page, name="policies"),
    path("lewat-batas/", lateness_page, name="lateness"),
    path("pekerjaan-gagal/", failed, name="failed-jobs"),
    path("pekerjaan-gagal/kirim-ulang", resend, name="resend-jobs"),
]
