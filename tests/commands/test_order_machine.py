"""The whole order machine against a simple model, whatever people do in whichever order.

`HYPOTHESIS_PROFILE=soak` looks much longer.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from commands.book import Book
from commands.decision import Decision
from commands.edits.decide import decide as edited
from commands.edits.seen import OrderSeen, PartnerSeen, ProductSeen, SheetSeen, TabSeen
from commands.edits.stock import shelf_cell
from commands.entries import OrderPlaced, PartnerSet, PaymentRecorded
from commands.fold import status_cell
from commands.replies import (
    AlreadyRecorded,
    BillReady,
    DraftDropped,
    DraftEmpty,
    DraftShown,
    EditKind,
    MyOrders,
    NewOrder,
    NotConfirmable,
    OldButton,
    OpenOrders,
    OrderNews,
    OrderRecorded,
    PartnerReport,
    PartnershipRests,
    PriceHeldBack,
    Reply,
    SheetNews,
    WhichPartner,
)
from commands.rules.catalog import Component, PriceRow, Product
from commands.rules.network import Standing
from commands.rules.orders import OrderStatus
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
from tests.commands.order_model import ARROWS, CANCELLED, Model, ModelDraft, ModelOrder
from tests.commands.order_shops import TUTIK, TUTIKS_ROW, BookShop, Heard, LedgerShop, beginning

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
HERS = {SITI: "M001", BUDI: "M003", TUTIK: "M006"}
NAMES = {"M001": "Siti Rohmah", "M002": "Bu Tini", "M003": "Mas Budi", "M006": "Tutik"}
SHEET_ROWS = {
    partner.id: partner for partner in (*(e.partner for e in people() if isinstance(e, PartnerSet)),)
}
GOODS = {
    "SMB-01": "sambal bawang",
    "SMB-02": "sambal ijo",
    "SMB-03": "sambal terasi",
    "KRP-01": "krupuk udang",
    "KRP-02": "krupuk bawang",
    "KUE-01": "nastar",
    "PKT-01": "paket hemat",
}
BY_SKU = {product.sku: product for product in PRODUCTS}
SOLD_AT = {
    ("SMB-01", "reseller"): (17_000, 19_000, 21_000, 24_000),
    ("SMB-02", "agen"): (16_000, 18_000, 20_000),
    ("krupuk", "retail"): (13_000, 15_000, 17_000),
    ("PKT-01", "retail"): (36_000, 40_000),
}
"""Prices that nobody would doubt, one after the other."""

partners = st.sampled_from([SITI, BUDI, TUTIK])
askers = st.sampled_from([SITI, SITI, BUDI, TUTIK, RATNA])
quantities = st.sampled_from([1, 5, 8, 10, 10, 12, 20, 50, 50, 90])
lines = st.dictionaries(st.sampled_from(sorted(GOODS)), quantities, min_size=1, max_size=3)
usual = st.dictionaries(
    st.sampled_from(["SMB-01", "SMB-02", "SMB-03", "KRP-01", "PKT-01"]),
    st.sampled_from([10, 10, 12, 20, 50]),
    min_size=1,
    max_size=2,
)


def fresh(stamp: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{stamp}-{number}"


class OrderMachine(RuleBasedStateMachine):
    """Partners order and the owner types, step by step, in the product and on paper."""

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

    # -- what partners do ------------------------------------------------------------------

    @rule(who=askers, wanted=lines, plain=st.booleans(), rendang=st.sampled_from([False, False, False, True]))
    def orders(self, who: int, wanted: dict[str, int], plain: bool, rendang: bool) -> None:  # noqa: FBT001
        words = ", ".join(f"{GOODS[sku]} {pieces}" for sku, pieces in wanted.items())
        words += ", rendang 3" if rendang else ""
        partner = HERS.get(who, "M002")
        if who == RATNA:
            words = f"/order untuk Bu Tini: {words}"
        elif not plain:
            words = f"/order {words}"
        reply = self.says(who, words)
        if partner in self.model.resting:
            assert isinstance(reply, WhichPartner if who == RATNA else PartnershipRests) or plain
            assert not isinstance(reply, DraftShown)
            return
        asked = [(sku, pieces, False) for sku, pieces in wanted.items() if sku not in self.model.asleep]
        questions = int(rendang) + len(wanted) - len(asked)
        if plain and who != RATNA and not asked:
            assert not isinstance(reply, DraftShown)
            return
        assert isinstance(reply, DraftShown)
        for draft in self.model.drafts.values():
            draft.is_open = draft.is_open and draft.maker != who
        told = self.model.tells(partner, asked, questions)
        assert reply.draft.id not in self.model.drafts
        self.model.drafts[reply.draft.id] = ModelDraft(who, partner, asked, questions, told)
        self.drew(reply)

    @rule(who=askers, wanted=usual, raises=st.booleans())
    def orders_and_confirms(self, who: int, wanted: dict[str, int], raises: bool) -> None:  # noqa: FBT001
        """Most visits are like this; what falls short of a minimum is raised, or kept."""
        before = len(self.screens)
        self.orders(who, wanted, plain=False, rendang=False)
        if len(self.screens) == before:
            return
        draft = self.model.drafts[self.screens[-1][0]]
        for line, (_, price) in enumerate(draft.told.prices):
            if price is None:
                self.changes(0, Verb.RAISE if raises else Verb.KEEP, line, 50, own=True)
        self.confirms(0, 1, own=True)

    @precondition(lambda self: self.screens)
    @rule(
        back=st.sampled_from([0, 0, 0, 0, 1, 2, 5]),
        verb=st.sampled_from(
            [Verb.RAISE, Verb.RAISE, Verb.KEEP, Verb.KEEP, Verb.REMOVE, Verb.SKIP, Verb.DROP_DRAFT]
        ),
        line=st.sampled_from([0, 0, 0, 1, 2]),
        quantity=quantities,
        own=st.sampled_from([True, True, True, False]),
    )
    def changes(self, back: int, verb: Verb, line: int, quantity: int, own: bool) -> None:  # noqa: FBT001
        number, version = self.screens[-1 - back % len(self.screens)]
        draft = self.model.drafts[number]
        who = draft.maker if own else next(one for one in (SITI, BUDI) if one != draft.maker)
        reply = self.presses(who, verb, number, version, line, quantity)
        if self.refused(draft, who, version, reply) is not None:
            return
        if verb is Verb.DROP_DRAFT:
            assert reply == DraftDropped()
            draft.is_open = False
            return
        if draft.partner in self.model.resting:
            assert isinstance(reply, PartnershipRests)
            return
        if line >= (draft.questions if verb is Verb.SKIP else len(draft.lines)):
            assert reply == OldButton()
            return
        if verb is Verb.SKIP:
            draft.questions -= 1
        elif verb is Verb.REMOVE:
            del draft.lines[line]
        else:
            sku, pieces, _ = draft.lines[line]
            draft.lines[line] = (sku, pieces, True) if verb is Verb.KEEP else (sku, quantity, False)
        draft.version += 1
        if not draft.lines and not draft.questions:
            assert reply == DraftEmpty()
            draft.is_open = False
            return
        self.showed_anew(draft, reply)

    @precondition(lambda self: self.screens)
    @rule(
        back=st.sampled_from([0, 0, 0, 0, 0, 0, 1, 2, 5]),
        times=st.sampled_from([1, 1, 1, 2, 3]),
        own=st.sampled_from([True, True, True, True, True, False]),
    )
    def confirms(self, back: int, times: int, own: bool) -> None:  # noqa: FBT001
        number, version = self.screens[-1 - back % len(self.screens)]
        draft = self.model.drafts[number]
        who = draft.maker if own else next(one for one in (SITI, BUDI) if one != draft.maker)
        for _ in range(times):
            self.pressed_confirm(who, draft, number, version)

    def pressed_confirm(self, who: int, draft: ModelDraft, number: int, version: int) -> None:
        reply = self.presses(who, Verb.CONFIRM, number, version)
        if self.refused(draft, who, version, reply) is not None:
            return
        now = self.model.tells(draft.partner, draft.lines, draft.questions)
        if draft.partner in self.model.resting:
            assert isinstance(reply, PartnershipRests)
        elif now.total is None:
            assert isinstance(reply, DraftShown | NotConfirmable)
        elif now != draft.told:
            assert isinstance(reply, DraftShown)
        else:
            assert isinstance(reply, OrderRecorded)
            self.recorded(reply, self.model.records(draft, self.clock))
            return
        if isinstance(reply, DraftShown):
            draft.version += 1
            self.showed_anew(draft, reply)

    @rule(who=askers)
    def looks_at_orders(self, who: int) -> None:
        reply = self.says(who, "/pesanan")
        every = sorted(self.model.orders.values(), key=lambda order: order.no, reverse=True)
        if who == RATNA:
            assert isinstance(reply, OpenOrders)
            assert [one.no for one, _ in reply.orders] == [order.no for order in every if order.is_live][:15]
            return
        hers = [order for order in every if order.partner == HERS[who]]
        assert isinstance(reply, MyOrders)
        assert [(one.no, one.status.value, one.total, one.paid) for one in reply.orders] == [
            (order.no, order.status, order.total, order.paid) for order in hers[:5]
        ]
        assert reply.more == max(0, len(hers) - 5)

    @rule(who=partners)
    def looks_at_her_figures(self, who: int) -> None:
        reply = self.says(who, "/report hari ini")
        assert isinstance(reply, PartnerReport)
        hers = [order for order in self.model.orders.values() if order.partner == HERS[who]]
        today = f"{self.clock + timedelta(hours=7):%y%m%d}"
        bought = [order for order in hers if order.day == today and order.status != CANCELLED]
        assert (reply.orders, reply.pieces, reply.purchases) == (
            len(bought),
            sum(order.pieces for order in bought),
            sum(order.goods for order in bought),
        )
        assert reply.unpaid == sum(order.owed for order in hers)

    @precondition(lambda self: self.last is not None)
    @rule()
    def the_same_update_comes_again(self) -> None:
        before = self.everything()
        assert self.last is not None
        assert self.shop.asks(self.last).is_silent
        assert self.everything() == before

    # -- what the owner types --------------------------------------------------------------

    @precondition(lambda self: self.model.orders)
    @rule(
        back=st.integers(0, 4),
        typed=st.sampled_from([*OrderStatus, OrderStatus.CANCELLED, OrderStatus.SHIPPED]),
        fee=st.sampled_from([None, None, None, 0, 12_000]),
        writes_both=st.booleans(),
    )
    def types_into_an_order(self, back: int, typed: OrderStatus, fee: int | None, writes_both: bool) -> None:  # noqa: FBT001
        order = list(self.model.orders.values())[-1 - back % len(self.model.orders)]
        postage = order.postage if fee is None else fee
        status = typed if writes_both or fee is None else OrderStatus(order.cell)
        billed = order.is_live and postage != order.postage
        made = self.types(orders=TabSeen({order.no: OrderSeen(order.no, status, postage)}))
        moved = self.model.types_into(order, status.value, postage)
        self.heard_of(order, made, moved=moved, billed=billed)

    @precondition(lambda self: any(order.is_live for order in self.model.orders.values()))
    @rule(back=st.integers(0, 4), to=st.integers(0, 2), fee=st.sampled_from([None, 12_000, 15_000]))
    def moves_an_order_on(self, back: int, to: int, fee: int | None) -> None:
        """As owners mostly do: one of the allowed ways, if there is one."""
        live = [place for place, order in enumerate(self.model.orders.values()) if order.is_live]
        place = live[-1 - back % len(live)]
        order = list(self.model.orders.values())[place]
        ways = sorted(after for before, after in ARROWS if before == order.status) or [order.status]
        typed = OrderStatus(ways[to % len(ways)])
        self.types_into_an_order(len(self.model.orders) - 1 - place, typed, fee, writes_both=True)

    @rule(
        place=st.sampled_from(sorted(SOLD_AT)),
        index=st.integers(0, 3),
        slips=st.sampled_from([False] * 5 + [True]),
    )
    def types_a_price(self, place: tuple[str, str], index: int, slips: bool) -> None:  # noqa: FBT001
        target, tier = place
        minimum, before = self.model.prices[place]
        price = 25 if slips else SOLD_AT[place][index % len(SOLD_AT[place])]
        row = PriceRow(target, tier, minimum, price, for_group=target == "krupuk")
        made = self.types(prices=TabSeen({row.key: row}))
        questions = [one for one in made.notices if isinstance(one.reply, PriceHeldBack)]
        if not slips:
            self.model.prices[place] = (minimum, price)
        assert self.shop.book.prices[row.key].price == (before if slips else price)
        assert slips or not questions

    @rule(
        sku=st.sampled_from(["SMB-01", "SMB-01", "SMB-02", "SMB-03", "KRP-01"]),
        typed=st.sampled_from([None, 0, 5, 12, 30, 60, 60, 140]),
        added=st.sampled_from([None, None, None, 7]),
    )
    def types_stock(self, sku: str, typed: int | None, added: int | None) -> None:
        self.types(products=TabSeen({sku: ProductSeen(self.product(sku), typed, added)}))
        self.model.counts(sku, typed)
        if added is not None:
            self.model.shelf[sku] = self.model.shelf.get(sku, 0) + added
            self.types(products=TabSeen({sku: ProductSeen(self.product(sku), typed)}))

    @rule()
    def the_bot_sets_its_cells(self) -> None:
        """`Stok` shows what is at home, and a status that was refused is put back."""
        shelf = dict(self.model.shelf)
        self.model.cells.update(shelf)
        live = [order for order in self.model.orders.values() if order.is_live]
        for order in live:
            order.cell = order.status
        made = Decision(
            shown=(
                *((shelf_cell(sku), str(pieces)) for sku, pieces in shelf.items()),
                *((status_cell(order.no), order.status) for order in live),
            )
        )
        self.happens(lambda _: made)

    @rule(sku=st.sampled_from(["SMB-01", "KRP-01", "PKT-01"]))
    def switches_a_product(self, sku: str) -> None:
        self.model.asleep ^= {sku}
        self.types(products=TabSeen({sku: ProductSeen(self.product(sku), self.model.cells.get(sku))}))

    @rule(packets=st.integers(1, 3))
    def changes_what_is_in_a_bundle(self, packets: int) -> None:
        self.model.packet["KRP-01"] = packets
        part = Component("PKT-01", "KRP-01", packets)
        self.types(components=TabSeen({part.key: part}))

    @rule(
        who=st.sampled_from(sorted(NAMES)),
        standing=st.sampled_from([Standing.ACTIVE, Standing.ACTIVE, Standing.TRIAL, Standing.INACTIVE]),
        tier=st.sampled_from(["retail", "reseller", "agen"]),
    )
    def types_into_a_partner(self, who: str, standing: Standing, tier: str) -> None:
        self.rows[who] = replace(self.rows[who], standing=standing, tier=tier)
        self.model.tiers[who] = tier
        (self.model.resting.add if standing is Standing.INACTIVE else self.model.resting.discard)(who)
        self.types(partners=TabSeen({who: PartnerSeen(self.rows[who], self.shop.book.person(who))}))

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), share=st.sampled_from([1, 1, 2, 3]))
    def money_comes_in(self, back: int, share: int) -> None:
        """No command of today makes this fact; the fold must know it all the same."""
        order = list(self.model.orders.values())[-1 - back % len(self.model.orders)]
        self.money += 1
        amount = max(1, order.owed // share)
        paid = PaymentRecorded(
            f"B{self.money}", order.partner, order.no, amount, "transfer", self.clock, str(RATNA)
        )
        self.happens(lambda _: Decision(entries=(paid,)))
        order.paid += amount

    @rule(hours=st.sampled_from([1, 3, 15, 30]))
    def time_passes(self, hours: int) -> None:
        self.clock += timedelta(hours=hours)

    @rule()
    def restarts(self) -> None:
        self.shop.restarts()

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
    def of_orders_that_are_over_no_cell_is_remembered(self) -> None:
        cells = {name for name in self.shop.book.shown if name.startswith("Pesanan|")}
        assert cells == {status_cell(order.no) for order in self.model.orders.values() if order.is_live}

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
        bills = [n.chat_id for n in made.notices if isinstance(n.reply, BillReady)]
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
        assert isinstance(decision.reply, OrderRecorded) or not decision.entries
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


def many(examples: int, steps: int) -> settings:
    """The same runs every time; with `HYPOTHESIS_PROFILE=soak` many more, and new ones."""
    return settings(
        max_examples=examples * 50 if IS_SOAK else examples,
        stateful_step_count=steps * 2 if IS_SOAK else steps,
        derandomize=not IS_SOAK,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


class OverTheBook(OrderMachine):
    opens = BookShop


class OverTheLedger(OrderMachine):
    opens = LedgerShop


TestOverTheBook = OverTheBook.TestCase
TestOverTheBook.settings = many(150, 40)
TestOverTheLedger = OverTheLedger.TestCase
TestOverTheLedger.settings = many(30, 30)
