"""The link in a message to a supporter by which the messages end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from siger.core.errors import NotFound
from siger.notify.links import support_of_stop
from siger.reports.actions.forget_supporter import forget_supporter
from siger.web.citizen.limits import count_wrong_guess, require_room_to_guess
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@csrf_exempt  # the link itself is the right, and opens nothing else; mail programs send no token
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """One button; only pressing it erases the address, since mail servers open links by themselves. Pressed twice it says the same."""
    require_room_to_guess(request)
    try:
        support_id = support_of_stop(token)
        if request.method == "POST":
            forget_supporter(support_id=support_id)
    except NotFound:
        count_wrong_guess(request)
        response = render(request, "citizen/wrong_link.html", {"back": "/"}, status=404)
    else:
        response = render(request, "public/stop_mail.html", {"back": "/", "stopped": request.method == "POST"})
    response["Referrer-Policy"] = "no-referrer"
    return response
