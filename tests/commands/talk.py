"""Talks over the Book alone: somebody says or presses something, and hears a reply as a value.

It decides and folds as the ledger does, without a journal; history is a list of orders.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from commands.book import Book
from commands.decision import Decision
from commands.edits.decide import decide as edited
from commands.edits.seen import SheetSeen
from commands.entries import Entry
from commands.entries.money import PaymentJudged, PaymentRecorded, PaymentReported, ProofAdded
from commands.entries.orders import OrderAmended, OrderMoved, OrderPlaced, PostageFilled
from commands.fold import apply
from commands.ports import (
    Found,
    OrderFound,
    OrderNamed,
    OrdersFound,
    OrdersQuery,
    PaymentFound,
    PaymentQuery,
    Query,
    SalesFigures,
    SalesFound,
)
from commands.registry import Registry
from commands.replies import Reply
from commands.replies.drafts import DraftShown, OrderRecorded
from commands.rules.orders import Order, OrderStatus, order_sequence
from tests.commands.network import NOW

REGISTRY = Registry()


class MemoryHistory:
    """`ports.History` over all orders ever placed, closed ones too."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.orders: dict[str, Order] = {}
        self.reported: dict[str, PaymentReported] = {}
        self.judged: dict[str, PaymentJudged] = {}

    def note(self, entry: Entry) -> None:
        """Keep what happened to an order."""
        match entry:
            case OrderPlaced(order):
                self.orders[order.no] = order
            case OrderAmended(order):
                self.orders[order.no] = replace(order, paid=self.orders[order.no].paid)
            case OrderMoved(no, _, after):
                self.orders[no] = self.orders[no].moved(after)
            case PostageFilled(no, fee):
                self.orders[no] = replace(self.orders[no], postage=fee)
            case PaymentRecorded(order_no=no, amount=amount):
                self.orders[no] = replace(self.orders[no], paid=self.orders[no].paid + amount)
            case PaymentReported(payment):
                self.reported[payment.id] = entry
            case ProofAdded(id=number, proof=proof, is_first=True):
                before = self.reported[number]
                self.reported[number] = replace(before, payment=replace(before.payment, proof=proof))
            case PaymentJudged(id=number):
                self.judged[number] = entry
            case _:
                pass

    def find(self, query: Query) -> Found:
        """Answer a query from the list."""
        if isinstance(query, PaymentQuery):
            return PaymentFound(self.reported.get(query.id), self.judged.get(query.id))
        if isinstance(query, OrderNamed):
            return OrderFound(self.orders.get(query.no))
        newest = sorted(self.orders.values(), key=lambda one: order_sequence(one.no), reverse=True)
        hers = [one for one in newest if query.partner_id in (None, one.partner_id)]
        if isinstance(query, OrdersQuery):
            return OrdersFound(tuple(hers[: query.limit]), len(hers))
        live = [one for one in hers if one.status is not OrderStatus.CANCELLED]
        sold = [one for one in live if query.first <= self._book.day(one.placed_at) <= query.last]
        owed = [one for one in live if one.unpaid]
        return SalesFound(_figures(sold), sum(one.unpaid for one in owed), len(owed))


def _figures(orders: list[Order]) -> SalesFigures:
    products: dict[str, Counter[str]] = {}
    partners: dict[str, Counter[str]] = {}
    lines = [(one.partner_id, line) for one in orders for line in one.lines]
    for partner_id, line in lines:
        for table, key in ((products, line.sku), (partners, partner_id)):
            table.setdefault(key, Counter()).update(rupiah=line.subtotal, pieces=line.quantity)
    names = {line.sku: line.name for _, line in lines}
    largest = sorted(products, key=lambda sku: -products[sku]["rupiah"])
    buyers = sorted(partners, key=lambda key: -partners[key]["rupiah"])
    return SalesFigures(
        orders=len(orders),
        pieces=sum(line.quantity for _, line in lines),
        turnover=sum(line.subtotal for _, line in lines),
        cost=sum(line.cost * line.quantity for _, line in lines if line.cost is not None),
        uncosted=sum(line.subtotal for _, line in lines if line.cost is None),
        by_product=tuple((s, names[s], products[s]["rupiah"], products[s]["pieces"]) for s in largest),
        by_partner=tuple((p, partners[p]["rupiah"], partners[p]["pieces"]) for p in buyers),
    )


@dataclass
class Talk:
    """A network that people talk to. `clock` is the moment of the next ask."""

    book: Book
    clock: datetime = NOW
    notices: dict[int, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    """What each chat heard without having asked."""
    decisions: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = MemoryHistory(self.book)

    def person(self, telegram_id: int, name: str = "", username: str = "") -> "Speaker":
        """Somebody in her private chat."""
        return Speaker(self, Sender(telegram_id, name, username), Place(telegram_id))

    def in_group(self, telegram_id: int, chat_id: int, topic_id: int | None = None) -> "Speaker":
        """Somebody in a group, or in a topic of it."""
        return Speaker(self, Sender(telegram_id), Place(chat_id, is_private=False, topic_id=topic_id))

    def happens(self, *entries: Entry) -> None:
        """Facts from elsewhere."""
        self.commit(Decision(entries=entries))

    def sees(self, seen: SheetSeen) -> Decision:
        """A look at the Sheet, decided and folded."""
        return self.commit(edited(seen, self.book))

    def passes(self, **time: int) -> None:
        """Some time goes by: `hours=3`."""
        self.clock += timedelta(**time)

    def commit(self, decision: Decision) -> Decision:
        """Make a decision true."""
        apply(self.book, decision)
        for entry in decision.entries:
            self.history.note(entry)
        for notice in decision.notices:
            self.notices[notice.chat_id].append(notice.reply)
        self.decisions.append(decision)
        return decision


@dataclass
class Speaker:
    """Who talks, and where. `screen` is the draft that she was shown last."""

    talk: Talk
    sender: Sender
    place: Place
    screen: DraftShown | None = None

    def says(self, text: str, *, message_id: int | None = None, edits: bool = False) -> Reply | None:
        """`/command words`, or plain words."""
        command, _, words = text[1:].partition(" ") if text.startswith("/") else ("", "", text)
        return self.asks(Said(command, words, message_id, is_edit=edits))

    def orders(self, words: str) -> DraftShown:
        """`/order words`, which leads to a draft."""
        shown = self.says(f"/order {words}")
        assert isinstance(shown, DraftShown)
        return shown

    def confirms(self) -> OrderRecorded:
        """`Konfirmasi pesanan`, which leads to an order."""
        recorded = self.presses(Verb.CONFIRM)
        assert isinstance(recorded, OrderRecorded)
        return recorded

    def presses(
        self, verb: Verb, *, line: int = 0, quantity: int = 0, on: DraftShown | None = None
    ) -> Reply | None:
        """A button of the draft on her screen, or of another one."""
        drawn = on or self.screen
        draft = None if drawn is None else drawn.draft
        subject, version = (draft.id, draft.version) if draft else (0, 0)
        return self.asks(Pressed(verb, subject, version, line, quantity))

    def asks(self, what: What) -> Reply | None:
        """Any update of hers."""
        talk = self.talk
        ask = Ask(f"tg:1:{len(talk.decisions)}", talk.clock, self.sender, self.place, what)
        query = REGISTRY.query(ask, talk.book)
        found = None if query is None else talk.history.find(query)
        reply = talk.commit(REGISTRY.decide(ask, talk.book, found)).reply
        if isinstance(reply, DraftShown):
            self.screen = reply
        return reply

    @property
    def hears(self) -> list[Reply]:
        """What came without her having asked."""
        return self.talk.notices[self.place.chat_id]
