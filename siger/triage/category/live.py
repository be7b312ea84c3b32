"""What the pages ask: the likeliest categories of a text here and now, and the service under one of them."""

from siger.reports.models import Service
from siger.triage.category.region_names import region_names
from siger.triage.category.suggestions import CategorySuggestion, suggest
from siger.triage.category.words import FILLERS, words_of


def suggest_categories(text: str) -> list[CategorySuggestion]:
    """The three likeliest categories, best first. No statement, but for one an hour."""
    return suggest(text, names=region_names())


def suggest_service(text: str, category: str) -> str:
    """The code of the service whose keywords stand in the text most; "" when none does. Retired services are never named. One statement."""
    said = " " + " ".join(word.text for word in words_of(text) if word.text not in FILLERS) + " "
    best, most = "", 0
    for code, keywords in Service.objects.filter(category=category, active=True).values_list("code", "keywords"):
        found = sum(len(keyword) for keyword in keywords if f" {_plain(str(keyword))}" in said)
        if found > most:
            best, most = code, found
    return best


def _plain(keyword: str) -> str:
    return " ".join(word.text for word in words_of(keyword) if word.text not in FILLERS) or "\0"
