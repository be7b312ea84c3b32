"""Settings of the tests: a state directory of their own, quick password hashing, N+1 queries are errors."""

import os
import tempfile

# Before anything of Siger is imported: its settings look here at once.
os.environ.setdefault("SIGER_STATE", tempfile.mkdtemp(prefix="siger-test-"))

from siger.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]  # noqa: F405
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]  # noqa: F405
ZEAL_RAISE = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# The files as they lie in the tree: nothing has been collected.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
# Django itself looks a session up twice when somebody signs out.
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}, {"model": "account.EmailAddress", "field": "get()"}]
