"""Row models of people and settings: `Mitra`, `Tim`, `Grup`, `Pengaturan`."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from commands.faults import Reason
from commands.qris import QRIS_SETTING, QrisRefusal, read_qris
from commands.rules.network import Group, Member, Partner, Person, Reach, Role, Standing
from sheets.cells import fault, read_id, read_text, shown
from sheets.columns import normal_header as plain
from sheets.fields import (
    BotDate,
    BotId,
    BotText,
    Code,
    Context,
    Count,
    Label,
    Name,
    PartnerId,
    Percent,
    Rupiah,
    SharedDate,
    Text,
    TierName,
    choice_or,
    lenient,
    required,
    yes_no_or,
)
from sheets.fields import choice as one_of
from sheets.reading import Grid, KeyCells, TabReading, read_tab
from sheets.setting_rows import SETTINGS
from sheets.tabs import GRUP, MITRA, PENGATURAN, TABS, TIM
from sheets.words import REACH, ROLE, STANDING


@dataclass(frozen=True, slots=True)
class KnownPartner:
    """A row of `Mitra`: the partner and, apart from it, what is personal. An empty id: a new row."""

    partner: Partner
    person: Person


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A row of `Tim`. Its key in the journal is not her name; whoever keeps the journal gives one."""

    name: str
    member: Member


@dataclass(frozen=True, slots=True)
class SettingTyped:
    """A row of `Pengaturan`; an empty value means the default."""

    name: str
    value: str


class PartnerKey(KeyCells):
    """ID."""

    id: Code = Field(alias="ID")

    def key(self) -> str:
        """Identify a partner by her ID; a new row has none."""
        return plain(self.id)


class PartnerCells(PartnerKey):
    """A row of `Mitra`."""

    name: Name = Field(alias="Nama")
    standing: Annotated[Standing, choice_or(STANDING, Standing.ACTIVE)] = Field(alias="Status")
    tier: TierName = Field(alias="Tingkat")
    phone: Code = Field(alias="HP")
    city: Label = Field(alias="Kota")
    reach: Annotated[Reach | None, lenient(lambda cell: REACH.read(shown(cell)))] = Field(alias="Bot")
    kind: Label = Field(alias="Jenis")
    nickname: Label = Field(alias="Panggilan")
    address: Text = Field(alias="Alamat")
    region: Label = Field(alias="Wilayah")
    credit_limit: Rupiah = Field(alias="Batas utang (Rp)")
    credit_days: Count = Field(alias="Tempo (hari)")
    monthly_target: Rupiah = Field(alias="Target (Rp/bulan)")
    commission_percent: Percent = Field(alias="Komisi %")
    invited_by: PartnerId = Field(alias="Diajak oleh")
    agreement_ends: SharedDate = Field(alias="Perjanjian sampai")
    joined: BotDate = Field(alias="Bergabung")
    telegram_id: BotId = Field(alias="Telegram ID")
    username: BotText = Field(alias="Username")

    @field_validator("tier")
    @classmethod
    def _has_tier_unless_applied(cls, tier: str, info: ValidationInfo) -> str:
        if not tier and info.data.get("standing") is not Standing.APPLIED:
            raise fault(Reason.REQUIRED)
        return tier

    def known(self) -> KnownPartner:
        """Make the partner that the row describes, the person apart."""
        cells = self.model_dump(exclude={"name", "nickname", "phone", "address", "username", "reach"})
        partner = Partner(**cells, reach=self.reach or Reach.LINK_NOT_PRESSED)
        person = Person(self.id, self.name, self.nickname, self.phone, self.address, self.username or "")
        return KnownPartner(partner, person)


class MemberKey(KeyCells):
    """Nama."""

    name: Name = Field(alias="Nama")

    def key(self) -> str:
        """Identify a member by her name."""
        return plain(self.name)


class MemberCells(MemberKey):
    """A row of `Tim`."""

    role: Annotated[Role | None, one_of(ROLE)] = Field(alias="Peran")
    telegram_id: BotId = Field(alias="Telegram ID")

    @field_validator("role")
    @classmethod
    def _has_role(cls, role: Role | None) -> Role:
        if role is None:
            raise fault(Reason.REQUIRED, *ROLE.choices)
        return role

    def team_member(self) -> TeamMember:
        """Make the member that the row describes, without a key."""
        return TeamMember(self.name, Member("", self.role or Role.ADMIN, self.telegram_id))


class GroupKey(KeyCells):
    """Chat ID + Topik ID."""

    chat_id: Annotated[int, required(read_id)] = Field(alias="Chat ID")
    topic_id: Annotated[int | None, BeforeValidator(read_id)] = Field(alias="Topik ID")

    def key(self) -> str:
        """Identify a group as `Group.key` does."""
        return Group(self.chat_id, self.topic_id).key


class GroupCells(GroupKey):
    """A row of `Grup`."""

    title: Text = Field(alias="Nama")
    tier: TierName = Field(alias="Tingkat harga")
    active: Annotated[bool, yes_no_or(True)] = Field(alias="Aktif")

    def group(self) -> Group:
        """Make the group that the row describes."""
        return Group(self.chat_id, self.topic_id, self.title, self.tier or None, self.active)


_NO_QRIS = {
    QrisRefusal.NOT_QRIS: Reason.NOT_QRIS,
    QrisRefusal.ONE_TIME: Reason.QRIS_ONE_TIME,
    QrisRefusal.DAMAGED: Reason.QRIS_DAMAGED,
}


class SettingKey(KeyCells):
    """Nama."""

    name: Name = Field(alias="Nama")

    @field_validator("name")
    @classmethod
    def _is_known(cls, name: str) -> str:
        known = next((setting for setting in SETTINGS if plain(setting) == plain(name)), None)
        if known is None:
            raise fault(Reason.UNKNOWN_SETTING)
        return known

    def key(self) -> str:
        """Identify a setting by its name."""
        return plain(self.name)


class SettingCells(SettingKey):
    """A row of `Pengaturan`."""

    value: Annotated[str, BeforeValidator(read_text)] = Field(alias="Nilai")

    @field_validator("value")
    @classmethod
    def _is_allowed(cls, value: str, info: ValidationInfo) -> str:
        name = info.data.get("name", "")
        if name == QRIS_SETTING and value and isinstance(read := read_qris(value), QrisRefusal):
            raise fault(_NO_QRIS[read])
        choices = SETTINGS[name].choices if name else ()
        if not value or not choices:
            return value
        chosen = next((word for word in choices if plain(word) == plain(value)), None)
        if chosen is None:
            raise fault(Reason.NOT_A_CHOICE, *choices)
        return chosen

    def typed(self) -> SettingTyped:
        """Make the setting that the row holds."""
        return SettingTyped(self.name, self.value)


def read_partners(grid: Grid, known: Context) -> TabReading[KnownPartner]:
    """Read `Mitra`; the context's names must hold the tiers, and the partners for `Diajak oleh`."""
    return read_tab(TABS[MITRA], grid, known, PartnerKey, PartnerCells, PartnerCells.known)


def read_team(grid: Grid, known: Context) -> TabReading[TeamMember]:
    """Read `Tim`."""
    return read_tab(TABS[TIM], grid, known, MemberKey, MemberCells, MemberCells.team_member)


def read_groups(grid: Grid, known: Context) -> TabReading[Group]:
    """Read `Grup`; the context's names must hold the tiers."""
    return read_tab(TABS[GRUP], grid, known, GroupKey, GroupCells, GroupCells.group)


def read_settings(grid: Grid, known: Context) -> TabReading[SettingTyped]:
    """Read `Pengaturan`."""
    return read_tab(TABS[PENGATURAN], grid, known, SettingKey, SettingCells, SettingCells.typed)
