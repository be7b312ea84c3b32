"""`/_mail`: what an installation without a mail server would have sent. On a demonstration or with DEBUG, over loopback only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.core.addresses import is_loopback
from siger.core.errors import NotFound
from siger.notify.mailbox import message, newest_messages
from siger.notify.rendering import LANGUAGES
from siger.notify.rules import TEMPLATES
from siger.notify.samples import preview
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The newest messages. Raises Http404 for other machines, and where mail really goes out."""
    _require_here(request)
    return render(
        request, "public/mail.html", {"messages_sent": newest_messages(), "samples": TEMPLATES, "languages": LANGUAGES, "back": "/"}
    )


@open_to_all
@never_cache
@require_safe
def mailbox_message(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """One message as its reader gets it, in plain text."""
    _require_here(request)
    try:
        shown = message(delivery_id)
    except NotFound as error:
        raise Http404 from error
    return render(request, "public/mail_message.html", {"mail": shown, "back": "/_mail"})


@open_to_all
@never_cache
@require_safe
def mailbox_sample(request: HttpRequest, template: str, language: str) -> HttpResponse:
    """A message with invented values, to see how it reads. Raises Http404 for one that we do not write."""
    _require_here(request)
    if template not in TEMPLATES or language not in LANGUAGES:
        raise Http404
    shown = {"subject": (sample := preview(template, language)).subject, "text": sample.text, "language": language}
    return render(request, "public/mail_message.html", {"mail": shown, "back": "/_mail"})


def _require_here(request: HttpRequest) -> None:
    shown = (settings.DEMONSTRATION or settings.DEBUG) and not settings.SMTP_URL
    if not shown or not is_loopback(request.META):
        raise Http404
