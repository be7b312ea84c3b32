"""Template tags that are built in everywhere (settings: TEMPLATES.OPTIONS.builtins). Plain Python, because a cotton component inside a long
list costs three times as much as a tag."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django_vite.core.asset_loader import DjangoViteAssetLoader

from siger.web.components.navigation import CITIZEN_TABS, OFFICE_GROUPS, Group, Tab
from siger.web.components.status import CATEGORY_ICONS, OVERDUE, VISIBILITY_ICONS, StepView, status_of, steps_of
from siger.web.photo_addresses import EVERYONE, signed_address

register = template.Library()


@register.simple_tag
@cache
def asset(path: str) -> str:
    """Address of a built file, named as in frontend/: `{% asset "styles/map.css" %}`. Looked up once a process, like the manifest."""
    return str(DjangoViteAssetLoader.instance().generate_vite_asset_url(path))


@register.simple_tag
def photo_address(face: object, size: str = "thumb") -> str:
    """A signed address of a picture of a public page."""
    return signed_address(EVERYONE, face, size)


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """An icon of the sprite. Silent for screen readers unless it has a `label`, because a word must stand beside it."""
    return _drawn(name, css, str(label))


@lru_cache(maxsize=1024)
def _drawn(name: str, css: str, label: str) -> SafeString:
    href = f"{asset('icons.svg')}#{name}"
    classes = f"icon {css}".rstrip()
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', classes, label, href)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, href)


@register.simple_tag
def crown(css: str = "crown") -> SafeString:
    """Our mark: the crown with seven points. Always silent; the name stands beside it."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#crown"/></svg>', css, asset("icons.svg"))


@register.simple_tag
def tone_pill(tone: str, icon_name: str, word: object) -> SafeString:
    """A pill of any tone: `{% tone_pill "late" "alarm" _("Terlambat 3 hari") %}`."""
    return _worded(tone, icon_name, str(word))


@lru_cache(maxsize=1024)
def _worded(tone: str, icon_name: str, word: str) -> SafeString:
    return format_html('<span class="pill tone-{}">{}{}</span>', tone, icon(icon_name), word)


@register.simple_tag
def pill(state: str, outcome: str = "", reporter: bool = False) -> SafeString:
    """The state of a report as icon, word and colour: `{% pill report.state report.outcome %}`."""
    status = status_of(state, outcome or "", reporter=reporter)
    return tone_pill(status.tone, status.icon, status.word)


@register.simple_tag
def late_pill(word: object = "") -> SafeString:
    """Says by how much a due time has passed; the caller words it ("Lewat 1 hari")."""
    return tone_pill(OVERDUE.tone, OVERDUE.icon, word or OVERDUE.word)


@register.simple_tag
def land(outlines: Iterable[Mapping[str, Any]]) -> SafeString:
    """The regions of a map, {path, here}: some forty on a page, for which a loop of the template needs ten times as long."""
    paths = (f'<path class="map-land{" is-here" if one["here"] else ""}" d="{escape(one["path"])}"/>' for one in outlines)
    return mark_safe("".join(paths))  # noqa: S308 - escaped above


@register.simple_tag
def office_dialogs() -> SafeString:
    """The dialogs behind ? and Ctrl+K. The same on every page of the office in a language, so they are drawn once a process."""
    return _dialogs(get_language() or "id")


@lru_cache(maxsize=8)
def _dialogs(language: str) -> SafeString:
    return render_to_string("base/office_dialogs.html")


@register.simple_tag
def status_icon(state: str) -> str:
    return status_of(state).icon


@register.simple_tag
def status_tone(state: str) -> str:
    return status_of(state).tone


@register.simple_tag
def status_word(state: str, outcome: str = "", reporter: bool = False) -> str:
    return str(status_of(state, outcome or "", reporter=reporter).word)


@register.simple_tag
def report_steps(state: str, outcome: str = "") -> list[StepView]:
    """The dots of the progress line: `{% report_steps report.state as steps %}`."""
    return steps_of(state, outcome or "")


@register.filter
def category_icon(code: str) -> str:
    """Icon name of one of the 27 category codes."""
    return CATEGORY_ICONS.get(str(code), "other")


@register.filter
def visibility_icon(code: str) -> str:
    return VISIBILITY_ICONS.get(str(code), "globe")


@register.simple_tag
def control(field: BoundField, css: str = "input", placeholder: str = "", autocomplete: str = "", behaviour: str = "") -> SafeString:
    """A bound form field's own widget with our class; Django adds aria-invalid and aria-describedby."""
    extra = {"placeholder": placeholder, "autocomplete": autocomplete, "data-behaviour": behaviour}
    return field.as_widget(attrs={"class": css, **{name: value for name, value in extra.items() if value}})


@register.filter
def shares(parts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Left edge, width and percentage (all 0–100) of each part of a stacked bar; parts are `{"word", "tone", "count"}`.

    Percentages are rounded one by one; an empty total gives zero widths.
    """
    listed = [dict(part) for part in parts]
    total = sum(part["count"] for part in listed)
    edge = 0.0
    for part in listed:
        width = 100 * part["count"] / total if total else 0.0
        part |= {"x": f"{edge:.2f}", "width": f"{max(width - 0.4, 0):.2f}", "percent": round(width)}
        edge += width
    return listed


@register.simple_tag(takes_context=True)
def language_url(context: Context, code: str) -> str:
    """Where to switch to another language and come back to this very page."""
    request = context.get("request")
    here = request.get_full_path() if request is not None else "/"
    return f"/bahasa/{code}?{urlencode({'next': here})}"


@register.simple_tag(takes_context=True)
def page_with(context: Context, **changes: object) -> str:
    """This page's address with some query values changed; an empty value drops the name: `?{% page_with after=cursor %}`."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else {}
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return "?" + (query.urlencode() if hasattr(query, "urlencode") else urlencode(query))


@register.simple_tag(takes_context=True)
def page_with_cursor(context: Context, name: str, cursor: object, other: str) -> str:
    """This page's address at a cursor, without the cursor of the other direction."""
    return page_with(context, **{other: None, name: cursor})


@register.simple_tag
def citizen_tabs() -> tuple[Tab, ...]:
    """The five entries of the citizen's tab bar."""
    return CITIZEN_TABS


@register.simple_tag
def office_groups() -> tuple[Group, ...]:
    """The sidebar of the office."""
    return OFFICE_GROUPS


@register.filter
def at(mapping: Mapping[str, Any] | None, key: str) -> object:
    """A value of a mapping by a key that is known only at run time; empty when either is missing."""
    return mapping.get(key, "") if mapping else ""
