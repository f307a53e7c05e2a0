"""What each button does, and what history must tell of it first. Every verb stands here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from commands import (
    again,
    asking_prices,
    basket,
    confirm,
    gone,
    gone_lines,
    guard,
    harga,
    held,
    money,
    more_time,
    nota,
    order_changes,
    ordering,
    pesanan,
    qris_setting,
    recipients,
    replacing,
    report,
    restock,
    shopping,
    siapkan,
    stok,
    tagihan,
    whose,
)
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.named import lookup
from commands.pointing import pointed
from commands.ports import Found, Query

Decide = Callable[[Ask, Book, Pressed], Decision]
DecideWith = Callable[[Ask, Book, Pressed, Found | None], Decision]
Ahead = Callable[[Ask, Book, Pressed], Query | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """`query`: what must be looked up in history before `decide`."""

    decide: DecideWith
    query: Ahead


def _plain(decide: Decide, *verbs: Verb) -> dict[Verb, Answer]:
    """The Book is enough."""
    answer = Answer(lambda ask, book, press, _: decide(ask, book, press), lambda _ask, _book, _press: None)
    return dict.fromkeys(verbs, answer)


def _with(decide: DecideWith, query: Ahead, verbs: Iterable[Verb]) -> dict[Verb, Answer]:
    return dict.fromkeys(verbs, Answer(decide, query))


def _order(_ask: Ask, book: Book, press: Pressed) -> Query | None:
    """The order that `subject` points to, where it is over."""
    return lookup(book, pointed(press.subject, "P"))


BUTTONS: Mapping[Verb, Answer] = MappingProxyType(
    _plain(confirm.decide, Verb.CONFIRM)
    | _plain(basket.decide, Verb.DROP_DRAFT, Verb.RAISE, Verb.KEEP, Verb.REMOVE, Verb.CHOOSE, Verb.SKIP)
    | _plain(restock.decide, Verb.TELL_WHEN_BACK, Verb.SWAP, Verb.LATER_DAY)
    | _plain(restock.order_awaited, Verb.ORDER_AWAITED)
    | _plain(shopping.decide, Verb.SHOP, Verb.PRODUCT, Verb.SET, Verb.BASKET, Verb.CHANGE, Verb.EMPTY)
    | _plain(
        recipients.decide,
        *(Verb.TYPE, Verb.CLEAR, Verb.RECIPIENT, Verb.DELIVERY, Verb.SHIP_DAY, Verb.PAY_METHOD),
    )
    | _plain(replacing.merge, Verb.MERGE)
    | _plain(lambda ask, book, _: ordering.alone(ask, book), Verb.START_ORDER)
    | _plain(asking_prices.decide, Verb.ORDER_ASKED)
    | _plain(whose.decide, Verb.WHOSE, Verb.MORE_WHOSE)
    | _plain(harga.page, Verb.SHOW_PRICES, Verb.MORE_PRICES)
    | _plain(stok.page, Verb.MORE_STOCK)
    | _plain(tagihan.page, Verb.MORE_BILLS)
    | _plain(more_time.ask_for_time, Verb.ASK_TIME)
    | _plain(more_time.answer, Verb.GIVE_TIME, Verb.REFUSE_TIME, Verb.LEAVE_UNPAID, Verb.RELEASE)
    | _plain(siapkan.pressed, Verb.PACKING_PDF, Verb.DAY_LABELS)
    | _plain(guard.decide, Verb.PRICE_SUGGESTED, Verb.PRICE_OLD, Verb.PRICE_TYPED)
    | _plain(held.decide, Verb.PRICES_SUGGESTED, Verb.PRICES_OLD, Verb.PRICES_TYPED)
    | _plain(gone.decide, Verb.CANCEL_GONE, Verb.RESTORE_ROW)
    | _plain(gone_lines.decide, Verb.RESTORE_LINES, Verb.LEAVE_LINES)
    | _plain(qris_setting.decide, Verb.USE_QRIS, Verb.LEAVE_QRIS)
    | _with(
        lambda ask, book, _, found: report.decide(ask, book, found),
        lambda ask, book, _: report.query(ask, book),
        (Verb.REPORT,),
    )
    | _with(
        lambda ask, book, _, found: pesanan.decide(ask, book, found),
        lambda ask, book, _: pesanan.query(ask, book),
        (Verb.MORE_ORDERS,),
    )
    | _with(again.decide, _order, (Verb.ORDER_AGAIN,))
    | _with(nota.pressed, _order, nota.VERBS)
    | _with(money.pressed, lambda ask, book, _: money.query(ask, book), money.VERBS)
    | _with(order_changes.press, _order, order_changes.LOOKED_UP)
    | _plain(
        lambda ask, book, press: order_changes.press(ask, book, press, None),
        *(order_changes.VERBS - order_changes.LOOKED_UP),
    )
)
