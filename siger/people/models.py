"""Accounts, agencies and memberships."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.people.agency_functions import AgencyKind
from siger.people.roles import MEMBER_ROLES
from siger.regions.models import Region


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account without a usable password unless one is given: most people sign in with a code."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. `is_staff` opens the admin of reference data and says nothing about reports."""

    email = models.EmailField(_("alamat surel"), unique=True)
    name = models.CharField(_("nama"), max_length=120, blank=True)
    language = models.CharField(_("bahasa"), max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    # Demonstration accounts sign in over loopback only.
    is_demonstration = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("akun")
        verbose_name_plural = _("akun")

    def get_short_name(self) -> str:
        return self.name or self.email.split("@", 1)[0]


KIND_NAMES = {
    AgencyKind.NATIONAL: _("Instansi pusat"),
    AgencyKind.GOVERNMENT: _("Pemerintah daerah"),
    AgencyKind.PROVINCE_OFFICE: _("Perangkat daerah provinsi"),
    AgencyKind.REGENCY_OFFICE: _("Perangkat daerah kabupaten/kota"),
    AgencyKind.INSPECTORATE: _("Inspektorat"),
    AgencyKind.BUREAU: _("Biro atau bagian sekretariat"),
    AgencyKind.TECHNICAL_UNIT: _("UPTD atau unit kerja"),
    AgencyKind.DISTRICT_OFFICE: _("Kantor kecamatan"),
    AgencyKind.VILLAGE_OFFICE: _("Kantor desa atau kelurahan"),
    AgencyKind.ENTERPRISE: _("Badan usaha"),
}


class Agency(models.Model):
    """An office that can be responsible. `path` is "/1/7/" of ids from the root, so that a subtree is one index range.

    `function` is what it does ("public_works", "dispatch", …), by which routes find the fitting office of a government.
    """

    code = models.CharField(_("kode"), max_length=60, unique=True, db_collation="C")
    name = models.CharField(_("nama"), max_length=200)
    short_name = models.CharField(_("nama singkat"), max_length=80)
    kind = models.CharField(_("jenis"), max_length=20, choices=[(kind.value, word) for kind, word in KIND_NAMES.items()])
    function = models.CharField(_("urusan"), max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("induk"))
    path = models.CharField(max_length=120, db_collation="C", editable=False, default="")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah"))
    active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        indexes = [
            models.Index(fields=["path"], name="people_agency_path"),
            models.Index(fields=["region", "function"], name="people_agency_function"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_inspectorate(self) -> bool:
        return self.kind == AgencyKind.INSPECTORATE


class Membership(models.Model):
    """(person, agency, role, territory)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("orang"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    role = models.CharField(_("peran"), max_length=20, choices=[(role.value, role.value) for role in MEMBER_ROLES])
    territory = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah tugas"))
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("keanggotaan")
        verbose_name_plural = _("keanggotaan")
        constraints = [models.UniqueConstraint(fields=["user", "agency", "role"], name="people_one_seat")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.agency_id}"


class Crew(models.Model):
    """People of one agency who go out together ("Regu tambal Natar"). A person may belong to several, and leaves them with the agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    name = models.CharField(_("nama"), max_length=80)
    active = models.BooleanField(_("aktif"), default=True)
    members = models.ManyToManyField(User, related_name="+", blank=True, verbose_name=_("anggota"))

    class Meta:
        verbose_name = _("regu")
        verbose_name_plural = _("regu")
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="people_crew_name")]

    def __str__(self) -> str:
        return self.name
