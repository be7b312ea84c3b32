"""Addresses of the citizen pages."""

from django.urls import URLPattern, path

from siger.web.citizen.attachments import reporters_file
from siger.web.citizen.lookup import lookup, secret_link
from siger.web.citizen.mine import my_reports, protect_account
from siger.web.citizen.receipt import receipt
from siger.web.citizen.report_json import report_json
from siger.web.citizen.report_page import report_form
from siger.web.citizen.sign_in import demonstration_sign_in, sign_in, sign_out
from siger.web.citizen.similar import similar_reports
from siger.web.citizen.suggesting import suggest_kinds
from siger.web.citizen.supporting import support_from_list, support_report, take_support_back
from siger.web.citizen.tracking import tracking
from siger.web.citizen.verbs import act

urlpatterns: list[URLPattern] = [
    path("lapor", report_form, name="report"),
    path("lapor/serupa", similar_reports, name="similar-reports"),
    path("lapor.json", report_json, name="report-json"),
    path("lapor/saran", suggest_kinds, name="suggest-kinds"),
    path("lacak", lookup, name="lookup"),
    path("s/<str:secret>", secret_link, name="secret-link"),
    path("laporan/<str:number>", tracking, name="tracking"),
    path("laporan/<str:number>/terima", receipt, name="receipt"),
    path("laporan/<str:number>/dukung", support_report, name="support"),
    path("laporan/<str:number>/batal-dukung", take_support_back, name="support-back"),
    path("dukung", support_from_list, name="support-from-list"),
    path("laporan/<str:number>/<slug:deed>", act, name="deed"),
    path("lampiran/<uuid:public_id>.pdf", reporters_file, name="reporters-file"),
    path("saya", my_reports, name="mine"),
    path("saya/lindungi", protect_account, name="protect-account"),
    path("masuk", sign_in, name="sign-in"),
    path("masuk/", sign_in),
    path("masuk/peragaan", demonstration_sign_in, name="demonstration-sign-in"),
    path("keluar", sign_out, name="sign-out"),
]
