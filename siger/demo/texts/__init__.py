"""Believable words of citizens and officers, composed from many parts and steered by one random generator. Plain Python without Django."""

from siger.demo.texts.compose import DemoText, compose
from siger.demo.texts.officers import OFFICER_VERBS, officer_words
from siger.demo.texts.place import PlaceWords

__all__ = ["OFFICER_VERBS", "DemoText", "PlaceWords", "compose", "officer_words"]
