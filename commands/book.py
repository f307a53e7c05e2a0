"""The Book: the live state of the network, as dictionaries by kind and key. Entries are folded in.

Everything that a decision may read stands here and nothing else: the catalog, the people, open
orders, stock, drafts. Closed orders are history (see `ports.History`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from commands.changing import Change
from commands.drafts import Draft, DraftState
from commands.lost import LostRow
from commands.reading.names import NameIndex
from commands.replaced import Replaced
from commands.rules.catalog import Catalog, Component, PriceRow, Product, Tier
from commands.rules.clock import PayClock, ToldOnce
from commands.rules.network import Group, Invite, Member, Particulars, Partner, Person, Role
from commands.rules.orders import Order, Settled
from commands.rules.payments import Payment
from commands.rules.price_list import PriceList
from commands.rules.stock import AwaitedStock

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class Kind(StrEnum):
    """The kinds of state, each a dictionary in the Book and rows of the journal."""

    TIER = "tier"
    PRODUCT = "product"
    PRICE = "price"
    HELD = "held"  # a price that waits for the owner's word
    REFUSED = "refused"  # a price that she said was not meant
    COMPONENT = "component"
    POSTAGE = "postage"
    SETTING = "setting"
    PARTNER = "partner"
    MEMBER = "member"
    GROUP = "group"
    INVITE = "invite"
    PERSON = "person"
    SHELF = "shelf"  # pieces at home; no key: unknown
    RESERVED = "reserved"  # confirmed, not yet sent
    ORDER = "order"  # open ones
    DRAFT = "draft"
    COUNTER = "counter"  # last order number of a day; last draft id
    SHOWN = "shown"  # what a shared cell of the Sheet last showed
    PARTICULARS = "particulars"  # what is personal of an order
    PAYMENT = "payment"  # reported and not judged
    PROOF = "proof"  # pictures of transfers that were seen before
    BALANCE = "balance"  # rupiah that the business holds for a partner
    CLOCK = "clock"  # until when an order waits for its money
    TOLD = "told"  # messages that go out once
    AWAITED = "awaited"  # who wants to hear when there is more of a product
    BOOKED = "booked"  # pieces of a product with a daily quota, by the day on which they are sent
    QRIS_OFFER = "qris_offer"  # a code that somebody of the team sent and has yet to say yes to
    REPLACED = "replaced"  # what the cell of a setting that was changed in chat may still show
    ASKED = "asked"  # a question that somebody answers by typing
    CHANGE = "change"  # of an order: asked for, not made yet
    RETURNED = "returned"  # how an order that is over stood when goods of it had come back
    LOST = "lost"  # a row that is missing from the Sheet, and told


@dataclass
class Book:
    """All current state. `tables[kind][key]` is a frozen value; owner ids come from the settings file."""

    owner_ids: frozenset[int] = frozenset()
    tables: dict[Kind, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in Kind})
    by_telegram: dict[int, str] = field(default_factory=dict)
    """Telegram id -> partner id."""
    draft_of: dict[int, int] = field(default_factory=dict)
    """Telegram id -> the open draft that this person makes."""

    # -- state as rows ---------------------------------------------------------------------

    def put(self, kind: Kind, key: str, value: object | None) -> None:
        """Set or (None) remove one piece of state."""
        if value is None:
            self.tables[kind].pop(key, None)
        else:
            self.tables[kind][key] = value
            self._index(value)
        if kind in _CATALOG_KINDS:
            self.__dict__.pop("price_list", None)
            self.__dict__.pop("names", None)

    def _index(self, value: object) -> None:
        match value:
            case Partner(telegram_id=int() as telegram_id):
                self.by_telegram[telegram_id] = value.id
            case Draft(state=DraftState.OPEN):
                self.draft_of[value.made_by] = value.id
            case Draft() if self.draft_of.get(value.made_by) == value.id:
                del self.draft_of[value.made_by]
            case _:
                pass

    def copy(self) -> "Book":
        """The same state in dictionaries of its own, for trying out what some facts lead to."""
        tables = {kind: dict(table) for kind, table in self.tables.items()}
        return Book(self.owner_ids, tables, dict(self.by_telegram), dict(self.draft_of))

    # -- typed views -----------------------------------------------------------------------

    @property
    def tiers(self) -> dict[str, Tier]:
        """By name."""
        return self.tables[Kind.TIER]

    @property
    def products(self) -> dict[str, Product]:
        """By SKU."""
        return self.tables[Kind.PRODUCT]

    @property
    def prices(self) -> dict[str, PriceRow]:
        """In force, by key."""
        return self.tables[Kind.PRICE]

    @property
    def held(self) -> dict[str, PriceRow]:
        """Waiting for the owner's word, by key."""
        return self.tables[Kind.HELD]

    @property
    def refused(self) -> dict[str, PriceRow]:
        """What she said was not meant, by key, until the cell changes again."""
        return self.tables[Kind.REFUSED]

    @property
    def components(self) -> dict[str, Component]:
        """Parts of bundles, by key."""
        return self.tables[Kind.COMPONENT]

    @property
    def postage(self) -> dict[str, int]:
        """Rupiah by city, as written in the Sheet."""
        return self.tables[Kind.POSTAGE]

    @property
    def settings(self) -> dict[str, str]:
        """What the owner set; a missing name means the default (see `commands.settings`)."""
        return self.tables[Kind.SETTING]

    @property
    def partners(self) -> dict[str, Partner]:
        """By id."""
        return self.tables[Kind.PARTNER]

    @property
    def members(self) -> dict[str, Member]:
        """The owner's team, by key."""
        return self.tables[Kind.MEMBER]

    @property
    def groups(self) -> dict[str, Group]:
        """By chat and topic."""
        return self.tables[Kind.GROUP]

    @property
    def invites(self) -> dict[str, Invite]:
        """Links not used yet, by code."""
        return self.tables[Kind.INVITE]

    @property
    def people(self) -> dict[str, Person]:
        """Names, phones, addresses, by partner id or member key."""
        return self.tables[Kind.PERSON]

    @property
    def shelf(self) -> dict[str, int]:
        """Pieces at home, by SKU; a missing SKU is unknown."""
        return self.tables[Kind.SHELF]

    @property
    def reserved(self) -> dict[str, int]:
        """Pieces confirmed and not yet sent, by SKU."""
        return self.tables[Kind.RESERVED]

    @property
    def orders(self) -> dict[str, Order]:
        """Open orders, by number."""
        return self.tables[Kind.ORDER]

    @property
    def drafts(self) -> dict[str, Draft]:
        """By id, as text."""
        return self.tables[Kind.DRAFT]

    @property
    def counters(self) -> dict[str, int]:
        """The last number given, by day (ISO) or by name."""
        return self.tables[Kind.COUNTER]

    @property
    def shown(self) -> dict[str, str]:
        """What a shared cell last showed, by `tab|key|header`; `old>new` while the bot is writing it."""
        return self.tables[Kind.SHOWN]

    @property
    def particulars(self) -> dict[str, Particulars]:
        """By order number; missing: as in the partner's own row."""
        return self.tables[Kind.PARTICULARS]

    @property
    def payments(self) -> dict[str, Payment]:
        """Reported and not judged yet, by id."""
        return self.tables[Kind.PAYMENT]

    @property
    def proofs(self) -> dict[str, str]:
        """By Telegram's unique id of a picture, the id of the payment that it came with."""
        return self.tables[Kind.PROOF]

    @property
    def balances(self) -> dict[str, int]:
        """Rupiah that the business holds for a partner, by partner id; missing: nothing."""
        return self.tables[Kind.BALANCE]

    @property
    def clocks(self) -> dict[str, PayClock]:
        """By order number; kept while the order is open."""
        return self.tables[Kind.CLOCK]

    @property
    def told(self) -> dict[str, ToldOnce]:
        """Messages that go out once, by their tags."""
        return self.tables[Kind.TOLD]

    @property
    def awaited(self) -> dict[str, AwaitedStock]:
        """By number, as text."""
        return self.tables[Kind.AWAITED]

    @property
    def booked(self) -> dict[str, int]:
        """Pieces by `rules.stock.quota_key`; only of products with a daily quota."""
        return self.tables[Kind.BOOKED]

    @property
    def asked(self) -> dict[str, str]:
        """By Telegram id as text, the question that she answers by typing: `what it is about|its number`.

        Or what she told of a payment, until its photo comes (`told_paid`).
        """
        return self.tables[Kind.ASKED]

    @property
    def changing(self) -> dict[str, Change]:
        """By the Telegram id of who makes it, or by `changing.wish_key`."""
        return self.tables[Kind.CHANGE]

    @property
    def returned(self) -> dict[str, Settled]:
        """Of orders that are over and not in the Book, by number."""
        return self.tables[Kind.RETURNED]

    @property
    def lost(self) -> dict[str, LostRow]:
        """Rows that are missing from the Sheet and told, by `lost.lost_row`."""
        return self.tables[Kind.LOST]

    @property
    def qris_offers(self) -> dict[str, str]:
        """QRIS payloads that wait for an answer, by the Telegram id of who sent them."""
        return self.tables[Kind.QRIS_OFFER]

    @property
    def replaced(self) -> dict[str, Replaced]:
        """What the cells of settings that were changed in chat may still show, by the setting's name."""
        return self.tables[Kind.REPLACED]

    @cached_property
    def price_list(self) -> PriceList:
        """The catalog, indexed; made again when the catalog changes."""
        return PriceList.of(Catalog(self.tiers, self.products, self.prices, self.components))

    @cached_property
    def names(self) -> NameIndex:
        """All names of what is sold, indexed; made again when the catalog changes."""
        return NameIndex.of(Catalog(self.tiers, self.products, self.prices, self.components))

    # -- questions that every command asks -------------------------------------------------

    @property
    def zone(self) -> ZoneInfo:
        """The business's time zone (`Zona waktu`)."""
        return ZoneInfo(ZONES.get(self.settings.get("Zona waktu", "WIB").strip().upper(), ZONES["WIB"]))

    def day(self, at: datetime) -> date:
        """The business's calendar day of a moment."""
        return at.astimezone(self.zone).date()

    def local(self, at: datetime) -> datetime:
        """A moment on the business's clock."""
        return at.astimezone(self.zone)

    def partner_of(self, telegram_id: int) -> Partner | None:
        """The partner with this account, whatever her standing."""
        partner_id = self.by_telegram.get(telegram_id)
        partner = self.partners.get(partner_id) if partner_id else None
        return partner if partner is not None and partner.telegram_id == telegram_id else None

    def role_of(self, telegram_id: int) -> Role | None:
        """Owner, admin or neither."""
        if telegram_id in self.owner_ids:
            return Role.OWNER
        roles = [m.role for m in self.members.values() if m.telegram_id == telegram_id]
        return Role.OWNER if Role.OWNER in roles else (roles[0] if roles else None)

    def team_chats(self) -> list[int]:
        """Everybody who gets what the owner gets, each once."""
        team = {m.telegram_id for m in self.members.values() if m.telegram_id is not None}
        return sorted(team | self.owner_ids)

    def person(self, key: str) -> Person:
        """What is known of her; an empty Person where all was forgotten."""
        return self.people.get(key) or Person(key)

    @property
    def ground_tier(self) -> str:
        """The name of the tier with rank 0: what strangers get. Empty if the owner made none."""
        return next((tier.name for tier in self.tiers.values() if tier.rank == 0), "")

    def available(self, sku: str) -> int | None:
        """Pieces that may still be sold; None: not tracked or unknown. A bundle has what its parts allow."""
        parts = self.price_list.parts.get(sku, ())
        limits = [left // part.quantity for part in parts if (left := self._left(part.sku)) is not None]
        if parts:
            return max(0, min(limits)) if limits else None
        left = self._left(sku)
        return None if left is None else max(0, left)

    def _left(self, sku: str) -> int | None:
        product = self.products.get(sku)
        if product is None or not product.tracks_stock or sku not in self.shelf:
            return None
        return self.shelf[sku] - self.reserved.get(sku, 0)

    def pieces_of(self, sku: str, quantity: int) -> list[tuple[str, int]]:
        """What leaves the shelf when `quantity` of a product goes: itself, or a bundle's parts."""
        parts = self.price_list.parts.get(sku, ())
        return [(part.sku, part.quantity * quantity) for part in parts] or [(sku, quantity)]

    def next_counter(self, name: str) -> int:
        """The number that the next one of this day or name gets."""
        return self.counters.get(name, 0) + 1


_CATALOG_KINDS = frozenset({Kind.TIER, Kind.PRODUCT, Kind.PRICE, Kind.COMPONENT})


def load(rows: Iterable[tuple[Kind, str, Any]], owner_ids: frozenset[int]) -> Book:
    """A Book from stored state."""
    book = Book(owner_ids)
    for kind, key, value in rows:
        book.put(kind, key, value)
    return book
