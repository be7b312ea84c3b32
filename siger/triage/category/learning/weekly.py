"""Learning by the clock."""

import logging

from siger.people.actors import SYSTEM
from siger.triage.category.learning.apart import LearningFailed
from siger.triage.category.learning.training import TooFewLabels, train
from siger.triage.category.learning.verified import verified_labels

_log = logging.getLogger(__name__)


def learn_categories() -> None:
    """Train from the verified labels; what is too little, fails or is not better changes nothing. May run any number of times."""
    try:
        trained = train(actor=SYSTEM, labels=verified_labels())
    except TooFewLabels:
        _log.info("too few verified labels to learn categories from")
    except LearningFailed as error:
        _log.warning("learning categories failed: %s", error)
    else:
        _log.info("learned categories from %s labels, live: %s", trained.labels, trained.live)
