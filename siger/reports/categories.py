"""The 27 fixed top-level categories. Codes never change; the services under them are data."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Category(StrEnum):
    ROADS = "roads"
    STREET_LIGHTING = "street_lighting"
    DRAINAGE_FLOOD = "drainage_flood"
    WASTE = "waste"
    WATER = "water"
    ELECTRICITY = "electricity"
    TELECOM = "telecom"
    TRANSPORT = "transport"
    TREES_PARKS = "trees_parks"
    HOUSING = "housing"
    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_ASSISTANCE = "social_assistance"
    CIVIL_REGISTRATION = "civil_registration"
    LICENSING = "licensing"
    LABOUR = "labour"
    AGRICULTURE_PRICES = "agriculture_prices"
    ECONOMY_MSME = "economy_msme"
    ENVIRONMENT_MINING = "environment_mining"
    LAND = "land"
    TAX_REVENUE = "tax_revenue"
    FIRE_DISASTER = "fire_disaster"
    SECURITY_ORDER = "security_order"
    ILLEGAL_LEVIES_CORRUPTION = "illegal_levies_corruption"
    PUBLIC_SERVICE_CONDUCT = "public_service_conduct"
    VILLAGE_GOVERNANCE = "village_governance"
    OTHER = "other"


NAMES: Final = {
    Category.ROADS: _("Jalan dan jembatan"),
    Category.STREET_LIGHTING: _("Lampu jalan"),
    Category.DRAINAGE_FLOOD: _("Banjir dan selokan"),
    Category.WASTE: _("Sampah"),
    Category.WATER: _("Air bersih"),
    Category.ELECTRICITY: _("Listrik"),
    Category.TELECOM: _("Sinyal dan internet"),
    Category.TRANSPORT: _("Angkutan dan lalu lintas"),
    Category.TREES_PARKS: _("Pohon dan taman"),
    Category.HOUSING: _("Perumahan dan permukiman"),
    Category.EDUCATION: _("Pendidikan"),
    Category.HEALTH: _("Kesehatan"),
    Category.SOCIAL_ASSISTANCE: _("Bantuan sosial"),
    Category.CIVIL_REGISTRATION: _("KTP, KK, dan akta"),
    Category.LICENSING: _("Perizinan"),
    Category.LABOUR: _("Ketenagakerjaan"),
    Category.AGRICULTURE_PRICES: _("Pertanian dan harga tani"),
    Category.ECONOMY_MSME: _("Usaha kecil dan pasar"),
    Category.ENVIRONMENT_MINING: _("Lingkungan dan tambang"),
    Category.LAND: _("Pertanahan"),
    Category.TAX_REVENUE: _("Pajak dan retribusi"),
    Category.FIRE_DISASTER: _("Kebakaran dan bencana"),
    Category.SECURITY_ORDER: _("Keamanan dan ketertiban"),
    Category.ILLEGAL_LEVIES_CORRUPTION: _("Pungli dan korupsi"),
    Category.PUBLIC_SERVICE_CONDUCT: _("Sikap petugas dan pelayanan"),
    Category.VILLAGE_GOVERNANCE: _("Pemerintahan desa"),
    Category.OTHER: _("Lainnya"),
}

CHOICES: Final = [(category.value, NAMES[category]) for category in Category]

# These start private: what people tell here touches their own lives.
SENSITIVE: Final = frozenset({Category.HEALTH, Category.EDUCATION, Category.SECURITY_ORDER, Category.SOCIAL_ASSISTANCE})


class ReportClass(StrEnum):
    """Legal classes of SP4N-LAPOR!."""

    COMPLAINT = "complaint"
    SUPERVISION = "supervision"
    ASPIRATION = "aspiration"
    INFORMATION = "information"


CLASS_NAMES: Final = {
    ReportClass.COMPLAINT: _("Pengaduan"),
    ReportClass.SUPERVISION: _("Pengaduan berkadar pengawasan"),
    ReportClass.ASPIRATION: _("Aspirasi"),
    ReportClass.INFORMATION: _("Permintaan informasi"),
}

ANSWERABLE: Final = frozenset({ReportClass.ASPIRATION, ReportClass.INFORMATION})


class Visibility(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    ANONYMOUS = "anonymous"
    WHISTLEBLOWING = "whistleblowing"


VISIBILITY_NAMES: Final = {
    Visibility.PUBLIC: _("Terbuka"),
    Visibility.PRIVATE: _("Rahasia"),
    Visibility.ANONYMOUS: _("Tanpa nama"),
    Visibility.WHISTLEBLOWING: _("Pengawasan"),
}


class Channel(StrEnum):
    WEB = "web"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    SMS = "sms"
    EMAIL = "email"
    OPEN311 = "open311"
    DESK = "desk"
    IMPORT = "import"


CHANNEL_NAMES: Final = {
    Channel.WEB: _("Web"),
    Channel.WHATSAPP: "WhatsApp",
    Channel.TELEGRAM: "Telegram",
    Channel.SMS: "SMS",
    Channel.EMAIL: _("Surel"),
    Channel.OPEN311: "Open311",
    Channel.DESK: _("Loket"),
    Channel.IMPORT: _("Impor"),
}
