"""`/siapkan hari ini` (`/pack`): what the owner's team packs for a day, what that takes, and the labels."""

from collections.abc import Iterator
from datetime import date, timedelta

from commands import access, bantuan
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.decision import Decision
from commands.files import Page
from commands.papers import Labels, fits_a_phone, label, packing_list
from commands.papers.values import Form
from commands.replies.audience import Audience
from commands.replies.papers import DayUnknown, LabelSent, NothingToPack, PackingSent
from commands.replies.people import OwnersOnly
from commands.rules.orders import RESERVING, Delivery, Order, order_sequence
from commands.rules.shipping_days import day_said


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Today, where no day is said."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(bantuan.OFFERED[Audience.PARTNER]))
    day = day_said(said.text, book.day(ask.at))
    if day is None:
        return Decision(DayUnknown(said.text.strip()))
    return _list(book, day, Form.PNG)


def pressed(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The list to print, the labels, or the list of another day; `press.quantity` is the day's ordinal."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    day = date.min + timedelta(days=press.quantity - 1) if 0 < press.quantity < date.max.toordinal() else None
    if day is None:
        return Decision(DayUnknown(""))
    if press.verb is Verb.DAY_LABELS:
        return _labels(book, day)
    return _list(book, day, Form.PDF if press.verb is Verb.PACKING_PDF else Form.PNG)


def to_pack(book: Book, day: date) -> Iterator[Order]:
    """Orders that are not sent yet and whose day has come, in the order of their numbers."""
    waiting = (one for one in book.orders.values() if one.status in RESERVING and one.pieces)
    for order in sorted(waiting, key=lambda one: order_sequence(one.no)):
        if order.ship_on is None or order.ship_on <= day:
            yield order


def _list(book: Book, day: date, form: Form) -> Decision:
    orders = tuple(to_pack(book, day))
    if not orders:
        return Decision(NothingToPack(day))
    paper = packing_list(book, day, orders)
    page = Page(paper, form if fits_a_phone(paper) else Form.PDF, f"siapkan-{day:%y%m%d}")
    return Decision(PackingSent(day, len(orders), page, has_labels=any(map(_has_label, orders))))


def _labels(book: Book, day: date) -> Decision:
    orders = tuple(filter(_has_label, to_pack(book, day)))
    if not orders:
        return Decision(NothingToPack(day))
    page = Page(Labels(tuple(label(book, one) for one in orders)), Form.PDF, f"label-{day:%y%m%d}")
    return Decision(LabelSent(tuple(one.no for one in orders), page))


def _has_label(order: Order) -> bool:
    """What she fetches herself needs none."""
    return order.delivery is not Delivery.FETCHED
