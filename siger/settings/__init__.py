"""Settings of Siger, put together from one module per concern.

Without `DATABASE_URL` and `SIGER_SITE_URL` this is a demonstration on one machine: private database, loopback only. With either of them it
is an installation for people, and `siger doctor` fails on values that would be unsafe there.
"""

from siger.settings.base import *
from siger.settings.database import *
from siger.settings.jobs import *
from siger.settings.mail import *
from siger.settings.people import *
from siger.settings.web import *
