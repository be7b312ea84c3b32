"""Pages: templates, static files, content security policy, cookies, cache."""

from csp.constants import NONE, SELF
from django.contrib.messages import constants as levels

from siger.core.storage import storage_settings
from siger.reports.photos.trust import checked_trust_list
from siger.settings.base import SITE_URL, STATE
from siger.settings.environment import REPOSITORY, text

__all__ = [
    "C2PA_TRUST",
    "CACHES",
    "CONTENT_SECURITY_POLICY",
    "CSRF_COOKIE_HTTPONLY",
    "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE",
    "CSRF_TRUSTED_ORIGINS",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "DATA_UPLOAD_MAX_NUMBER_FILES",
    "DJANGO_VITE",
    "FILE_UPLOAD_DIRECTORY_PERMISSIONS",
    "FILE_UPLOAD_HANDLERS",
    "FILE_UPLOAD_PERMISSIONS",
    "LANGUAGE_COOKIE_HTTPONLY",
    "LANGUAGE_COOKIE_NAME",
    "LANGUAGE_COOKIE_SAMESITE",
    "MEDIA_ROOT",
    "MESSAGE_STORAGE",
    "MESSAGE_TAGS",
    "MIDDLEWARE",
    "PERMISSIONS_POLICY",
    "PROOF_SCREEN_FROM",
    "REPORTS_PER_HOUR",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_REFERRER_POLICY",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_SECURE",
    "SESSION_ENGINE",
    "STATICFILES_DIRS",
    "STATIC_ROOT",
    "STATIC_URL",
    "STORAGES",
    "TEMPLATES",
    "WHITENOISE_MAX_AGE",
    "X_FRAME_OPTIONS",
]

_SECURE = SITE_URL.startswith("https://")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "siger.web.middleware.PermissionsPolicyMiddleware",
    "siger.web.middleware.KeptByNobodyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "siger.web.middleware.ActorMiddleware",
    "siger.web.second_factor.SecondFactorFirstMiddleware",
    "siger.web.refusals.RefusalMiddleware",
]

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [REPOSITORY / "siger" / "web" / "templates"],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _LOADERS)])],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "siger.web.components.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "siger.web.context.installation",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [REPOSITORY / "siger" / "web" / "static"]
STORAGES = {**storage_settings(STATE), "staticfiles": {"BACKEND": "siger.web.static_storage.HashedOnceStorage"}}
MEDIA_ROOT = STATE / "files"
WHITENOISE_MAX_AGE = 31_536_000
DJANGO_VITE = {"default": {"manifest_path": REPOSITORY / "siger/web/static/dist/.vite/manifest.json", "static_url_prefix": "dist"}}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "siger.reports.photos.upload_handler.GuardedUploadHandler",
]
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# Each file may fill 20 MB of temporary space before any view sees it. The largest form has two fields of four.
DATA_UPLOAD_MAX_NUMBER_FILES = 16
# From one address. Telephone networks put many people behind one address: an operator may raise it.
REPORTS_PER_HOUR = int(text("SIGER_REPORTS_PER_HOUR", "20"))
# From which measure on a photo is told to look like one of a screen; not told at all when empty.
PROOF_SCREEN_FROM = float(text("SIGER_PROOF_SCREEN_FROM")) if text("SIGER_PROOF_SCREEN_FROM") else None
# Certificates of those whose content credentials are believed, one PEM file. Without it nobody is.
C2PA_TRUST = checked_trust_list(text("SIGER_C2PA_TRUST"))

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": text("CACHE_URL")}
    if text("CACHE_URL")
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
# TLS ends at the proxy, which says so. Without it no request counts as secure, and HSTS is never sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
X_FRAME_OPTIONS = "DENY"

# With the prefix no neighbour under the same domain (every agency has one) can plant a cookie of this name.
SESSION_COOKIE_NAME = "__Host-siger_sesi" if _SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-siger_csrf" if _SECURE else "csrftoken"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
LANGUAGE_COOKIE_NAME = "siger_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"
MESSAGE_TAGS = {levels.ERROR: "late", levels.WARNING: "check", levels.SUCCESS: "done", levels.INFO: "work"}
