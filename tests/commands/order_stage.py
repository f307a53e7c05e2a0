"""The stage of the order machine: the product and the model side by side, and what must always be true."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from commands.book import Book
from commands.decision import Decision
from commands.edits.decide import decide as edited
from commands.edits.seen import SheetSeen, TabSeen
from commands.entries.orders import OrderPlaced
from commands.entries.people import PartnerSet
from commands.fold import status_cell
from commands.order_changes import VERBS as CHANGES
from commands.replies import Reply
from commands.replies.drafts import AlreadyRecorded, DraftShown, OldButton, OrderRecorded
from commands.replies.orders import BillReady, NewOrder, OrderNews, PostageChanged
from commands.replies.sheet import EditKind, SheetNews
from commands.row_cells import HEADERS, is_row_cell, row_cell
from commands.rules.catalog import Product
from commands.rules.quotes import NotSold
from tests.commands.network import (
    ADI,
    BUDI,
    NOW,
    PRICES,
    PRODUCTS,
    RATNA,
    SITI,
    STOCK,
    people,
)
from tests.commands.order_model import CANCELLED, Model, ModelDraft, ModelOrder
from tests.commands.order_shops import TUTIK, TUTIKS_ROW, BookShop, Heard, LedgerShop, beginning

HERS = {SITI: "M001", BUDI: "M003", TUTIK: "M006"}
NAMES = {"M001": "Siti Rohmah", "M002": "Bu Tini", "M003": "Mas Budi", "M006": "Tutik"}
SHEET_ROWS = {
    partner.id: partner for partner in (*(e.partner for e in people() if isinstance(e, PartnerSet)),)
}
BY_SKU = {product.sku: product for product in PRODUCTS}


def fresh(stamp: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{stamp}-{number}"


class Stage(RuleBasedStateMachine):
    """What happens, happens in the product and on paper; afterwards both agree."""

    opens: ClassVar[type[BookShop | LedgerShop]]

    @initialize()
    def morning(self) -> None:
        self.shop = type(self).opens(beginning())
        self.model = Model(
            shelf=dict(STOCK),
            prices={(row.target, row.tier): (row.minimum, row.price) for row in PRICES},
            cells=dict(STOCK),
            tiers={"M001": "reseller", "M002": "reseller", "M003": "agen", "M006": "reseller"},
        )
        self.clock, self.steps, self.money = NOW, 0, 0
        self.screens: list[tuple[int, int]] = []
        self.rows = {**SHEET_ROWS, "M006": TUTIKS_ROW}
        self.last: Ask | None = None

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            self.shop.close()

    # -- what must be true -----------------------------------------------------------------

    @invariant()
    def stock_is_what_the_orders_say(self) -> None:
        book, model = self.shop.book, self.model
        reserved = model.reserved
        assert book.reserved == reserved
        assert book.shelf == model.shelf
        for sku in BY_SKU:
            assert (book.available(sku) or 0) >= 0

    @invariant()
    def orders_are_what_was_agreed(self) -> None:
        live = [order for order in self.model.orders.values() if order.is_live]
        assert {
            no: (o.status.value, o.total, o.paid, o.unpaid) for no, o in self.shop.book.orders.items()
        } == {order.no: (order.status, order.total, order.paid, order.owed) for order in live}

    @invariant()
    def of_orders_that_are_over_only_a_cell_that_shows_something_else_is_remembered(self) -> None:
        cells = {name: text for name, text in self.shop.book.shown.items() if name.startswith("Pesanan|")}
        over = {
            status_cell(order.no): order.status for order in self.model.orders.values() if not order.is_live
        }
        live = {status_cell(order.no) for order in self.model.orders.values() if order.is_live}
        ended = [order.no for order in self.model.orders.values() if not order.is_live]
        last = {row_cell(no, header) for no in ended for header in HEADERS}
        assert {name for name in cells if is_row_cell(name)} <= last
        cells = {name: text for name, text in cells.items() if name not in last}
        assert live <= cells.keys() <= live | over.keys()
        assert all(cells[name] != status for name, status in over.items() if name in cells)

    @invariant()
    def each_has_one_open_draft_at_most(self) -> None:
        open_ones = {draft.maker: number for number, draft in self.model.drafts.items() if draft.is_open}
        assert self.shop.book.draft_of == open_ones

    def refused(self, draft: ModelDraft, who: int, version: int, reply: Reply | None) -> Reply | None:
        """What a button that is not hers, or is used up, or is old must answer."""
        expected: Reply | None = None
        if who != draft.maker:
            expected = OldButton()
        elif draft.no is not None:
            expected = AlreadyRecorded(draft.no)
        elif not draft.is_open or version != draft.version:
            expected = OldButton()
        assert expected is None or reply == expected
        return expected

    def recorded(self, reply: OrderRecorded, order: ModelOrder) -> None:
        """The order is the next of its day, costs what was shown, and whom it concerns hears of it once."""
        placed = reply.order
        assert (placed.no, placed.partner_id) == (order.no, order.partner)
        assert (placed.subtotal, placed.postage) == (order.goods, order.postage)
        decision = self.heard.decision
        assert decision is not None
        chats = [notice.chat_id for notice in decision.notices if isinstance(notice.reply, NewOrder)]
        assert chats == [chat for chat in (RATNA, ADI) if chat != self.asker]

    def showed_anew(self, draft: ModelDraft, reply: Reply | None) -> None:
        assert isinstance(reply, DraftShown)
        draft.told = self.model.tells(draft.partner, draft.lines, draft.questions)
        assert reply.draft.version == draft.version
        self.drew(reply)

    def drew(self, reply: DraftShown) -> None:
        """What stands on her screen is right to the rupiah."""
        told = self.model.drafts[reply.draft.id].told
        assert reply.draft.shown_total == told.total
        assert reply.postage == told.postage
        found = tuple((line.product.sku, None if line.problem else line.price) for line in reply.quote.lines)
        assert found == told.prices
        ended = {line.product.name for line in reply.quote.lines if isinstance(line.problem, NotSold)}
        assert {moved.product for moved in reply.moved if moved.now is None} <= ended
        self.screens.append((reply.draft.id, reply.draft.version))

    def heard_of(self, order: ModelOrder, made: Decision, *, moved: bool | None, billed: bool) -> None:
        """The partner hears of each move once; a refused one is explained to the owner alone."""
        chat = next((who for who, partner in HERS.items() if partner == order.partner), None)
        news = [n.chat_id for n in made.notices if isinstance(n.reply, OrderNews)]
        assert news == ([chat] if moved and chat is not None else [])
        bills = [n.chat_id for n in made.notices if isinstance(n.reply, BillReady | PostageChanged)]
        is_due = billed and order.postage is not None and order.status != CANCELLED
        assert bills == ([chat] if is_due and chat is not None else [])
        told = [t.kind for n in made.notices if isinstance(n.reply, SheetNews) for t in n.reply.lines]
        assert told == ([EditKind.MOVE_REFUSED] * 2 if moved is False else [])

    # -- the two worlds --------------------------------------------------------------------

    def says(self, who: int, text: str) -> Reply | None:
        command, _, words = text[1:].partition(" ") if text.startswith("/") else ("", "", text)
        return self.asks(who, Said(command, words, self.steps))

    def presses(
        self, who: int, verb: Verb, draft: int, version: int, line: int = 0, quantity: int = 0
    ) -> Reply | None:
        return self.asks(who, Pressed(verb, draft, version, line, quantity, message_id=1))

    def asks(self, who: int, what: What) -> Reply | None:
        """An update; nothing is recorded but by a confirmation, and each is answered."""
        self.asker, self.last = who, Ask(self.key(), self.clock, Sender(who), Place(who), what)
        self.heard = self.shop.asks(self.last)
        decision = self.heard.decision
        assert decision is not None
        assert decision.reply is not None
        assert self.heard.alert or any(message.chat_id == who for message in self.heard.messages)
        is_change = isinstance(what, Pressed) and what.verb in CHANGES
        assert is_change or isinstance(decision.reply, OrderRecorded) or not decision.entries
        assert sum(isinstance(entry, OrderPlaced) for entry in decision.entries) <= 1
        self.is_discreet(self.heard)
        return decision.reply

    def types(self, **tabs: TabSeen[object]) -> Decision:
        """A look by which these rows were seen. Seen once more, they say nothing new."""
        stamp = str(self.steps)
        seen = SheetSeen(self.clock, stamp, fresh(stamp), **tabs)  # type: ignore[arg-type]
        made = self.happens(lambda book: edited(seen, book))
        again = edited(replace(seen, codes=fresh(stamp + "b")), self.shop.book)
        assert (again.entries, again.people, again.notices) == ((), (), ())
        return made

    def happens(self, make: Callable[[Book], Decision]) -> Decision:
        heard = self.shop.happens(make, self.key(), self.clock)
        assert heard.decision is not None
        self.is_discreet(heard)
        return heard.decision

    def key(self) -> str:
        self.steps += 1
        self.clock += timedelta(seconds=1)
        return f"tg:1:{self.steps}"

    def is_discreet(self, heard: Heard) -> None:
        """No partner reads another's name or number, nor what the goods cost the owner."""
        texts = [(message.chat_id, message.text) for message in heard.messages]
        for chat, text in texts:
            if chat not in HERS:
                continue
            assert not [name for key, name in NAMES.items() if key != HERS[chat] and name in text]
            assert not [o.no for o in self.model.orders.values() if o.partner != HERS[chat] and o.no in text]
            assert "HPP" not in text

    def product(self, sku: str) -> Product:
        return replace(BY_SKU[sku], active=sku not in self.model.asleep)

    def everything(self) -> object:
        return {kind: dict(table) for kind, table in self.shop.book.tables.items()}
