"""What the order machine does to orders that stand: cancelled and moved by button, changed, returned."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from commands.asks import Pressed, Verb
from commands.pointing import pointer
from commands.replies import Reply
from commands.replies.changes import (
    EditRefused,
    EditShown,
    OrderEdited,
    OrderStands,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefused,
    SurplusAsked,
    SurplusKept,
    SurplusSettled,
    WordsAsked,
)
from tests.commands.network import RATNA
from tests.commands.order_model import ARROWS, CANCELLED, DONE, IN_PROGRESS, NEW, SHIPPED, ModelOrder
from tests.commands.order_money import MoneyActs
from tests.commands.order_partners import GOODS
from tests.commands.order_stage import HERS

MOVES = {Verb.ACCEPT: IN_PROGRESS, Verb.SURE_SEND: SHIPPED, Verb.ARRIVED: DONE, Verb.SURE_CANCEL: CANCELLED}
ASKED_FIRST = {Verb.SURE_SEND: Verb.SEND, Verb.SURE_CANCEL: Verb.CANCEL_ORDER}
HERS_TOO = {(NEW, CANCELLED), (SHIPPED, DONE)}


class ChangeActs(MoneyActs):
    """Each is right on paper too: lines, stock, totals; a second press does nothing."""

    def touches(
        self, who: int, verb: Verb, order: ModelOrder, version: int = 0, quantity: int = 0
    ) -> Reply | None:
        return self.asks(who, Pressed(verb, pointer(order.no), version, 0, quantity, message_id=1))

    def one(self, back: int) -> ModelOrder:
        return list(self.model.orders.values())[-1 - back % len(self.model.orders)]

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), verb=st.sampled_from(sorted(MOVES)), own=st.booleans())
    def moves_it_by_button(self, back: int, verb: Verb, own: bool) -> None:  # noqa: FBT001
        order = self.one(back)
        hers = next((chat for chat, partner in HERS.items() if partner == order.partner), None)
        who = hers if own and hers is not None else RATNA
        arrow, version = (order.status, MOVES[verb]), 0
        is_allowed = arrow in (ARROWS if who == RATNA else HERS_TOO)
        if who == RATNA and verb in ASKED_FIRST:
            asked = self.touches(who, ASKED_FIRST[verb], order)
            assert isinstance(asked, WordsAsked) == is_allowed
            version = asked.change if isinstance(asked, WordsAsked) else 0
        reply = self.touches(who, verb, order, version)
        assert isinstance(reply, OrderStands) != is_allowed
        if is_allowed:
            self.model.moves(order, MOVES[verb])
            assert isinstance(self.touches(who, verb, order, version), OrderStands)

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), which=st.integers(0, 2), pieces=st.sampled_from([1, 5, 10, 12, 25, 60]))
    def changes_what_is_in_it(self, back: int, which: int, pieces: int) -> None:
        order = self.one(back)
        if not order.lines:
            return
        sku = sorted(order.lines)[which % len(order.lines)]
        shown = self.says(RATNA, f"/ubah {order.no} {GOODS[sku]} {pieces}")
        if order.status not in (NEW, IN_PROGRESS):
            assert isinstance(shown, OrderStands if order.status == CANCELLED else EditRefused)
            return
        if order.holds(sku) == pieces:
            assert isinstance(shown, EditRefused)
            return
        assert isinstance(shown, EditShown)
        assert isinstance(self.touches(RATNA, Verb.SAVE_EDIT, order, shown.change), OrderEdited)
        self.model.reserves(order, sku, pieces - order.holds(sku))
        self.model.becomes(order, sku, pieces)
        assert shown.choices[0].total == order.total
        assert not isinstance(self.touches(RATNA, Verb.SAVE_EDIT, order, shown.change), OrderEdited)

    @precondition(lambda self: any(o.status in (SHIPPED, DONE) for o in self.model.orders.values()))
    @rule(
        back=st.integers(0, 4),
        which=st.integers(0, 2),
        pieces=st.sampled_from([1, 2, 10, 30]),
        goods=st.sampled_from([Verb.TO_SHELF, Verb.THROWN_AWAY]),
    )
    def goods_come_back(self, back: int, which: int, pieces: int, goods: Verb) -> None:
        sent = [
            order for order in self.model.orders.values() if order.status in (SHIPPED, DONE) and order.lines
        ]
        if not sent:
            return
        order = sent[-1 - back % len(sent)]
        sku = sorted(order.lines)[which % len(order.lines)]
        asked = self.says(RATNA, f"/retur {order.no} {GOODS[sku]} {pieces} bocor")
        if pieces > order.holds(sku):
            assert isinstance(asked, ReturnRefused)
            return
        assert isinstance(asked, ReturnAsked)
        money = self.touches(RATNA, goods, order, asked.change)
        assert isinstance(money, ReturnMoney)
        answer = Verb.RETURN_BALANCE if money.surplus else Verb.RETURN_BILL
        assert isinstance(self.touches(RATNA, answer, order, money.change), Returned)
        if goods is Verb.TO_SHELF:
            self.model.comes_back(sku, pieces)
        self.model.becomes(order, sku, 0 if order.holds(sku) == pieces else order.holds(sku) - pieces)
        assert money.surplus == order.surplus
        self.keeps(order)
        assert not isinstance(self.touches(RATNA, answer, order, money.change), Returned)

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4))
    def what_is_too_much_is_kept(self, back: int) -> None:
        order = self.one(back)
        reply = self.touches(RATNA, Verb.KEEP_MONEY, order, quantity=order.surplus)
        assert isinstance(reply, SurplusKept if order.surplus else SurplusSettled)
        self.keeps(order)
        assert not isinstance(self.touches(RATNA, Verb.KEEP_MONEY, order), SurplusAsked | SurplusKept)

    def keeps(self, order: ModelOrder) -> None:
        """On paper: it is hers for the next order."""
        self.purse.kept[order.partner] += order.surplus
        order.paid -= order.surplus
