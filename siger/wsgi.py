"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from siger.triage.category.suggestions import suggest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siger.settings")

application = get_wsgi_application()

# What is loaded now stays for the life of the process. Python's collector need not walk through it again for every few requests, which
# was a sixth of a request's time; every view is loaded for that, and the lexicon, which would keep the first one who writes waiting.
_ = get_resolver().url_patterns
suggest("lampu jalan mati")
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
