"""The form of all filters: fetched when somebody opens it, so that the list itself stays light; a page of its own without script."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.desk.queries.tags import tags_of
from siger.people.actors import Actor
from siger.reports.categories import CHANNEL_NAMES, NAMES
from siger.reports.queries.worklist.filter import CREW, SUPPORTERS
from siger.reports.words import STATE_WORDS
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell
from siger.web.office.worklist.names import colleagues, crews
from siger.web.office.worklist.reading import address_of, parse_wanted
from siger.web.office.worklist.views import usual_view
from siger.web.office.worklist.words import ASSIGNEE_WORDS, DUE_WORDS, PHOTO_WORDS, VIEW_WORDS, at_least

Choices = list[tuple[str, str]]
MOST_COLLEAGUES = 300


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def filters_page(request: OfficeRequest) -> HttpResponse:
    """With the filters of the address filled in."""
    actor = request.actor
    wanted = parse_wanted(request.GET, usual_view(actor), actor)
    context: dict[str, Any] = {
        "wanted": wanted,
        "map": request.GET.get("peta") == "1",
        "views": _choices(VIEW_WORDS),
        "states": _any(STATE_WORDS),
        "dues": _any(DUE_WORDS),
        "categories": _any(NAMES),
        "channels": _any(CHANNEL_NAMES),
        "assignees": _any(ASSIGNEE_WORDS) + _people(actor) + _crews(actor),
        "assignee": address_of(wanted.filter.assignee),
        "tags": _tags(actor),
        "photos": _any(PHOTO_WORDS),
        "supporters": [("", _("Semua")), *((str(least), at_least(least)) for least in SUPPORTERS)],
    }
    if request.headers.get("HX-Request"):
        return render(request, "office/worklist/_filters.html", context)
    return render(request, "office/worklist/filters.html", {**context, **shell(request, "worklist")})


def _tags(actor: Actor) -> Choices:
    """Of the reader's own agencies: others do not even learn that there are any."""
    found = [(str(tag.pk), tag.name) for tag in tags_of(actor)]
    return [("", _("Semua")), *found] if found else []


def _people(actor: Actor) -> Choices:
    found: Iterable[tuple[int, str]] = colleagues(actor).order_by("name", "pk").values_list("pk", "name")[:MOST_COLLEAGUES]
    return [(str(pk), name) for pk, name in found if pk != actor.user_id]


def _crews(actor: Actor) -> Choices:
    found: Iterable[tuple[int, str]] = crews(actor).filter(active=True).order_by("name", "pk").values_list("pk", "name")[:MOST_COLLEAGUES]
    return [(address_of(f"{CREW}{pk}"), _("Regu: %(name)s") % {"name": name}) for pk, name in found]


def _any(words: Mapping[Any, object]) -> Choices:
    return [("", _("Semua")), *_choices(words)]


def _choices(words: Mapping[Any, object]) -> Choices:
    return [(str(code), str(word)) for code, word in words.items()]
