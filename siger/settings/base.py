"""Who we are: installation, secrets, applications, languages, time."""

from pathlib import Path

from siger.core.installation import read_installation
from siger.settings.database import state_directory
from siger.settings.environment import REPOSITORY, flag, text, words
from siger.settings.secrets import secret_key

STATE = state_directory()
SITE_URL = text("SIGER_SITE_URL").rstrip("/")
PORT = int(text("SIGER_PORT", "8000"))
DEMONSTRATION = flag("SIGER_DEMO", default=True) and not SITE_URL and not text("DATABASE_URL")
DEBUG = flag("SIGER_DEBUG", default=False)
SECRET_KEY = secret_key(STATE)
KEY_FILE = Path(text("SIGER_KEY_FILE", str(STATE / "keys" / "fields.json")))

INSTALLATION = read_installation(Path(text("SIGER_INSTALLATION", str(REPOSITORY / "installations" / "lampung"))))

ALLOWED_HOSTS = words("SIGER_ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
if SITE_URL:
    ALLOWED_HOSTS.append(SITE_URL.split("://", 1)[-1].split(":", 1)[0])
CLAMD = text("SIGER_CLAMD")
TRUSTED_PROXIES = words("SIGER_TRUSTED_PROXIES")

INSTALLED_APPS = [
    "siger.web.office.admin_config.ReferenceDataConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_vite",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "siger.core",
    "siger.regions",
    "siger.people",
    "siger.reports",
    "siger.triage",
    "siger.deadlines",
    "siger.desk",
    "siger.proof",
    "siger.notify",
    "siger.demo",
    "siger.web",
]

ROOT_URLCONF = "siger.urls"
WSGI_APPLICATION = "siger.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [REPOSITORY / "siger" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = INSTALLATION.zone

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "siger.core.log_lines.LogLines", "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Django's own handlers would write the same once more, and in mails with everything that was sent.
    "loggers": {"django": {"handlers": [], "level": "NOTSET", "propagate": True}},
    "root": {"handlers": ["console"], "level": text("SIGER_LOG_LEVEL", "WARNING")},
}
