"""Every occasion for a template is a page with room for words."""

import pytest

from siger.desk.replies.occasions import NOTE, OCCASIONS
from siger.reports.states import Verb
from siger.web.office.forms.base import words_name
from siger.web.office.verbs import WAYS


@pytest.mark.parametrize("occasion", sorted(set(OCCASIONS) - {NOTE}))
def test_every_occasion_has_room_for_words(occasion):
    assert words_name(WAYS[Verb(occasion)].form.base_fields)
