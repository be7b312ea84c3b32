"""Who else has a report open: asked by the page itself every 20 seconds, while it is looked at."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from siger.desk.actions.be_present import MOST_NAMED, be_present, leave
from siger.desk.queries.bulk import Pending
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.REPORT)
@require_POST
def presence(request: OfficeRequest, number: str) -> HttpResponse:
    """`words`: what the page shows, empty when nobody else is there and nothing waits. With `pergi` the page was closed."""
    if request.POST.get("pergi"):
        leave(actor=request.actor, number=number.upper())
        return HttpResponse(status=204)
    around = be_present(actor=request.actor, number=number.upper())
    return JsonResponse({"words": " ".join(filter(None, (present_words(around.names), pending_words(around.pending))))})


def pending_words(run: Pending | None) -> str:
    """ "Antre: Teruskan, oleh Ratna Ayu. …" """
    if run is None:
        return ""
    queued = _("Antre: %(verb)s, oleh %(who)s.") % {"verb": run.word, "who": run.who}
    promise = _("Bila Anda mengubah laporannya lebih dulu, perubahan Anda tidak ditimpa.")
    return f"{queued} {promise}"


def present_words(names: list[str]) -> str:
    """ "Sedang dibuka oleh Ratna Ayu dan Budi." """
    if not names:
        return ""
    if len(names) == MOST_NAMED:
        return _("Sedang dibuka oleh %(names)s, dan mungkin yang lain.") % {"names": ", ".join(names)}
    said = _("%(names)s dan %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]} if names[1:] else names[0]
    return _("Sedang dibuka oleh %(names)s.") % {"names": said}
