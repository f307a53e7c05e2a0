"""Values of the inside <-> JSON of the journal. Strict both ways: `decode(encode(x)) == x`, or an error.

A version never changes its meaning. When a type's shape changes, its version in `VERSIONS` rises
and `LIFTERS` gains a function that makes the new JSON of the old one.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, cast, get_args

from pydantic import TypeAdapter

from commands.book import Kind
from commands.changing import Change
from commands.drafts import Draft
from commands.entries import Entry
from commands.lost import LostRow
from commands.messages import Message
from commands.replaced import Replaced
from commands.rules.catalog import Component, PriceRow, Product, Tier
from commands.rules.clock import PayClock, ToldOnce
from commands.rules.network import Group, Invite, Member, Particulars, Partner, Person
from commands.rules.orders import Order, Settled
from commands.rules.payments import Payment
from commands.rules.stock import AwaitedStock

Lifter = Callable[[dict[str, Any]], dict[str, Any]]
"""Makes the JSON of the next version out of this one's."""

ENTRY_TYPES: Mapping[str, type[Entry]] = MappingProxyType({entry.type: entry for entry in get_args(Entry)})

STATE_TYPES: Mapping[Kind, type] = MappingProxyType(
    {
        Kind.TIER: Tier,
        Kind.PRODUCT: Product,
        Kind.PRICE: PriceRow,
        Kind.HELD: PriceRow,
        Kind.REFUSED: PriceRow,
        Kind.COMPONENT: Component,
        Kind.POSTAGE: int,
        Kind.SETTING: str,
        Kind.PARTNER: Partner,
        Kind.MEMBER: Member,
        Kind.GROUP: Group,
        Kind.INVITE: Invite,
        Kind.PERSON: Person,
        Kind.SHELF: int,
        Kind.RESERVED: int,
        Kind.ORDER: Order,
        Kind.DRAFT: Draft,
        Kind.COUNTER: int,
        Kind.SHOWN: str,
        Kind.QRIS_OFFER: str,
        Kind.REPLACED: Replaced,
        Kind.CHANGE: Change,
        Kind.RETURNED: Settled,
        Kind.LOST: LostRow,
        Kind.CLOCK: PayClock,
        Kind.TOLD: ToldOnce,
        Kind.AWAITED: AwaitedStock,
        Kind.BOOKED: int,
        Kind.PARTICULARS: Particulars,
        Kind.PAYMENT: Payment,
        Kind.PROOF: str,
        Kind.BALANCE: int,
        Kind.ASKED: str,
    }
)


class JournalTooNewError(Exception):
    """The journal was written by a newer version of the program: nothing may be read from it by this one."""


_ADAPTERS: Mapping[Any, TypeAdapter[Any]] = MappingProxyType(
    {kind: TypeAdapter(kind) for kind in {*get_args(Entry), *STATE_TYPES.values(), Message}}
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An entry as its row holds it."""

    type: str
    version: int
    data: str


@dataclass(frozen=True, slots=True)
class EntryCodec:
    """Entries <-> rows. `versions` names the types whose current version is above 1."""

    versions: Mapping[str, int] = field(default_factory=dict)
    lifters: Mapping[tuple[str, int], Lifter] = field(default_factory=dict)
    """(type, version that is read) -> what makes the next version of it."""

    def encode(self, entry: Entry) -> Encoded:
        """Write the current version."""
        data = _ADAPTERS[type(entry)].dump_json(entry).decode()
        return Encoded(entry.type, self._current(entry.type), data)

    def decode(self, kind: str, version: int, data: str) -> Entry:
        """Read any version up to the current one.

        Raises JournalTooNewError for a type or version that this program does not know, pydantic's
        ValidationError for JSON that is not what its version says.
        """
        found = ENTRY_TYPES.get(kind)
        if found is None or version > self._current(kind):
            raise JournalTooNewError(
                f"the journal holds {kind!r} in version {version}: a newer Mitra wrote it"
            )
        for at in range(version, self._current(kind)):
            data = json.dumps(self.lifters[kind, at](json.loads(data)))
        return cast("Entry", _ADAPTERS[found].validate_json(data, strict=True))

    def _current(self, kind: str) -> int:
        return self.versions.get(kind, 1)


VERSIONS: Mapping[str, int] = MappingProxyType({})
LIFTERS: Mapping[tuple[str, int], Lifter] = MappingProxyType({})
ENTRIES = EntryCodec(VERSIONS, LIFTERS)


def encode_state(kind: Kind, value: object) -> str:
    """Write one piece of the Book."""
    return _ADAPTERS[STATE_TYPES[kind]].dump_json(value).decode()


def decode_state(kind: str, data: str) -> tuple[Kind, Any]:
    """Read a piece of the Book; raises JournalTooNewError for a kind that this program does not know."""
    try:
        known = Kind(kind)
    except ValueError as unknown:
        raise JournalTooNewError(
            f"the journal holds state of kind {kind!r}: a newer Mitra wrote it"
        ) from unknown
    if known is Kind.DRAFT:
        data = _with_sources(data)
    return known, _ADAPTERS[STATE_TYPES[known]].validate_json(data, strict=True)


def _with_sources(data: str) -> str:
    """A draft that was kept when only its one message was known: all its lines came of that."""
    draft = json.loads(data)
    message_id = draft.pop("source_message", None)
    if message_id is not None:
        pieces = [[line["sku"], line["quantity"]] for line in draft["lines"]]
        draft["sources"] = [{"message_id": message_id, "pieces": pieces}]
    return json.dumps(draft)


def encode_message(message: Message) -> str:
    """Write a message as the outbox holds it."""
    return _ADAPTERS[Message].dump_json(message).decode()


def decode_message(data: str) -> Message:
    """Read a message of the outbox."""
    return cast("Message", _ADAPTERS[Message].validate_json(data, strict=True))


def encode_order(order: Order) -> str:
    """Write an order as history holds it."""
    return encode_state(Kind.ORDER, order)


def decode_order(data: str) -> Order:
    """Read an order of history."""
    return cast("Order", _ADAPTERS[Order].validate_json(data, strict=True))


def utc_text(at: datetime) -> str:
    """Write a moment in one width, so that text order is time order. Raises ValueError without a zone.

    >>> utc_text(datetime(2026, 11, 24, 7, 30, tzinfo=UTC))
    '2026-11-24T07:30:00.000000+00:00'
    """
    if at.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {at}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def utc_time(text: str) -> datetime:
    """Read what `utc_text` wrote."""
    return datetime.fromisoformat(text)
