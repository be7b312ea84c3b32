"""Mail: the server and the sender. Without SIGER_SMTP_URL messages are kept in files and shown at /_mail, over loopback only."""

from siger.settings.base import INSTALLATION, SITE_URL
from siger.settings.environment import text

__all__ = ["ACCOUNT_EMAIL_SUBJECT_PREFIX", "DEFAULT_FROM_EMAIL", "EMAIL_BACKEND", "SERVER_EMAIL", "SMTP_URL"]

# smtp+tls://user:password@host:587, smtps://…:465, or smtp://localhost:25 for a relay on this machine.
SMTP_URL = text("SIGER_SMTP_URL")
_DOMAIN = INSTALLATION.raw.get("mail", {}).get("domain") or SITE_URL.split("://", 1)[-1].split(":", 1)[0] or "localhost"
DEFAULT_FROM_EMAIL = text("SIGER_MAIL_FROM", f"{INSTALLATION.brand} <kabar@{_DOMAIN}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_BACKEND = "siger.notify.email_backend.DeliveryBackend"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
