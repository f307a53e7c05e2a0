"""What the order machine does with money: payments are reported, judged, judged again, and cash is handed over."""

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from commands import paying
from commands.decision import Decision
from commands.entries.money import BalanceMoved
from commands.rules.payments import BalanceKind, Payment, PaymentState, PaymentWay
from tests.commands.order_model import ModelOrder
from tests.commands.order_stage import Stage


@dataclass
class Purse:
    """On paper: payments that wait with the orders that they name, and what is kept for whom."""

    waiting: dict[str, tuple[Payment, list[ModelOrder]]] = field(default_factory=dict)
    judged: list[Payment] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)

    def comes_in(self, partner: str, amount: int, orders: list[ModelOrder]) -> None:
        """Each named order takes what it owes, in turn; one that is over owes nothing; the rest is kept."""
        for order in orders:
            share = min(amount, order.owed if order.is_live else 0)
            order.paid += share
            amount -= share
        self.kept[partner] += amount


class MoneyActs(Stage):
    """The pure functions of `commands.paying`, among all that happens to orders meanwhile."""

    @property
    def purse(self) -> Purse:
        """Made with the first money."""
        if not hasattr(self, "_purse"):
            self._purse = Purse()
        return self._purse

    def _owing(self) -> list[ModelOrder]:
        return [one for one in self.model.orders.values() if one.owed]

    def _payment(self, back: int, percent: int, way: PaymentWay) -> tuple[Payment, list[ModelOrder]]:
        orders = self._owing() or list(self.model.orders.values())
        last = orders[-1 - back % len(orders)]
        named = [one for one in orders[-2:] if one.partner == last.partner and one is not last]
        hers = [last, *named]
        amount = max(1, sum(one.owed for one in hers) * percent // 100)
        numbers = tuple(one.no for one in hers)
        book = self.shop.book
        made = paying.payment(book, last.partner, amount, way, self.clock, last.partner, orders=numbers)
        return made, hers

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), percent=st.sampled_from([30, 100, 100, 130]))
    def money_is_reported(self, back: int, percent: int) -> None:
        made, orders = self._payment(back, percent, PaymentWay.TRANSFER)
        self.happens(lambda _: Decision(entries=paying.report(made)))
        self.purse.waiting[made.id] = (made, orders)

    @precondition(lambda self: self.purse.waiting)
    @rule(which=st.integers(0, 4), percent=st.sampled_from([50, 100, 100, 120]), is_in=st.booleans())
    def money_is_judged(self, which: int, percent: int, is_in: bool) -> None:  # noqa: FBT001
        number = list(self.purse.waiting)[which % len(self.purse.waiting)]
        made, orders = self.purse.waiting.pop(number)
        amount = max(1, made.amount * percent // 100)
        state = PaymentState.ARRIVED if is_in else PaymentState.NOT_ARRIVED
        self.happens(lambda book: Decision(entries=paying.judge(book, made, state, amount, self.clock, "1")))
        self.purse.judged.append(made)
        if is_in:
            self.purse.comes_in(made.partner_id, amount, orders)

    @precondition(lambda self: self.purse.judged)
    @rule(which=st.integers(0, 4))
    def money_is_judged_twice(self, which: int) -> None:
        made = self.purse.judged[which % len(self.purse.judged)]
        again = paying.judge(self.shop.book, made, PaymentState.ARRIVED, made.amount, self.clock, "1")
        assert again == ()

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), percent=st.sampled_from([50, 100, 110]))
    def cash_is_handed_over(self, back: int, percent: int) -> None:
        made, orders = self._payment(back, percent, PaymentWay.CASH)
        self.happens(lambda book: Decision(entries=paying.arrive(book, made)))
        self.purse.comes_in(made.partner_id, made.amount, orders)

    @precondition(lambda self: self._owing())
    @rule(back=st.integers(0, 4), bonus=st.sampled_from([0, 30_000]))
    def a_balance_pays(self, back: int, bonus: int) -> None:
        owing = self._owing()
        order = owing[-1 - back % len(owing)]
        given = BalanceMoved(f"S{self.steps}", order.partner, bonus, BalanceKind.BONUS, "", self.clock, "1")
        self.happens(lambda _: Decision(entries=(given,)))
        self.purse.kept[order.partner] += bonus
        self.happens(
            lambda book: Decision(
                entries=paying.from_balance(book, book.orders[order.no], self.clock, order.partner)
            )
        )
        used = min(self.purse.kept[order.partner], order.owed)
        order.paid += used
        self.purse.kept[order.partner] -= used

    @invariant()
    def money_stands_where_it_was_put(self) -> None:
        book = self.shop.book
        assert book.balances == {partner: kept for partner, kept in self.purse.kept.items() if kept}
        assert book.payments == {number: made for number, (made, _) in self.purse.waiting.items()}
        for no, order in book.orders.items():
            assert order.to_check == sum(no in made.orders for made in book.payments.values())
