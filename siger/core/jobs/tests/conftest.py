import pytest

from siger.core.jobs.tests.workers import empty_queue


@pytest.fixture
def queue(transactional_db):
    """A committed, empty queue."""
    empty_queue()
    yield
    empty_queue()
