"""Running a worker: the process that takes jobs and does them."""

from collections.abc import Callable
from typing import Any, cast

from django.db import close_old_connections
from procrastinate import App, JobContext
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.utils import connector_params
from procrastinate.worker import Worker

from siger.core.jobs.patience import PatientConnector


def work(*, concurrency: int, shutdown_seconds: float) -> None:
    """Take jobs until a signal asks to stop; then running jobs get `shutdown_seconds` to finish, and are given back if they do not."""
    working_app().run_worker(concurrency=concurrency, shutdown_graceful_timeout=shutdown_seconds, task_middleware=[with_live_connections])


def working_app() -> App:
    """An app that takes jobs over connections of its own, while the tasks keep Django's.

    procrastinate's `replace_connector` would change that for the tasks too: an event published by a handler would then be committed apart
    from what the handler wrote.
    """
    connector = cast("DjangoConnector", django_app.connector)
    app = App(connector=PatientConnector(kwargs=connector_params(connector.alias)), worker_defaults=django_app.worker_defaults)
    app.tasks = django_app.tasks
    app.periodic_registry = django_app.periodic_registry
    return app


def with_live_connections(run: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """What Django does around a request, around a job: a connection that the database closed is replaced, an idle one given back."""
    close_old_connections()
    try:
        return run()
    finally:
        close_old_connections()
