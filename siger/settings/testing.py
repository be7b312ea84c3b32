"""Settings of the tests: quick password hashing, files in a temporary folder, N+1 queries are errors."""

import os
import tempfile

os.environ.setdefault("SIGER_STATE", tempfile.mkdtemp(prefix="siger-test-"))

from siger.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Django itself looks a session up twice when somebody signs out.
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]
