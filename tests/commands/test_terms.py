"""Which ways of paying stand open to whom, and why others do not."""

from dataclasses import replace
from datetime import date

import pytest

from commands.book import Book
from commands.entries.catalog import SettingSet, TierSet
from commands.entries.orders import OrderPlaced
from commands.entries.people import PartnerSet
from commands.fold import fold
from commands.rules.catalog import Tier
from commands.rules.network import Standing
from commands.rules.orders import Delivery, Order, OrderLine, PayMethod
from commands.terms import Hindrance, Term, allowed, due_for, term_of
from tests.commands.network import NOW, PARTNERS, example_book
from tests.commands.qris_codes import code

SITI = PARTNERS[0]
LINE = OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, None)


def open_to(book: Book, total: int = 100_000, delivery: Delivery = Delivery.COURIER) -> set[str]:
    terms = allowed(book, book.partners["M001"], total, delivery)
    return {term.method.value for term in terms if term.is_open}


def credit(book: Book, total: int, besides: str = "") -> Term:
    terms = allowed(book, book.partners["M001"], total, Delivery.COURIER, besides=besides)
    return term_of(terms, PayMethod.CREDIT)


def with_limit(limit: int | None) -> Book:
    return example_book(PartnerSet(replace(SITI, credit_limit=limit)))


def test_whose_partnership_rests_moves_no_order_to_credit():
    book = example_book(PartnerSet(replace(SITI, credit_limit=500_000, standing=Standing.INACTIVE)))

    assert credit(book, 100_000).hindrance is Hindrance.NOT_GIVEN


@pytest.mark.parametrize(
    ("bank", "qris", "delivery", "at_door", "ways"),
    [
        ("BCA 123", "", Delivery.COURIER, 0, {"transfer"}),
        ("BCA 123", "shown", Delivery.COURIER, 0, {"transfer", "qris"}),
        ("", "shown", Delivery.COURIER, 0, {"qris"}),
        ("", "", Delivery.COURIER, 0, {"transfer"}),
        ("BCA 123", "", Delivery.FETCHED, 1, {"transfer", "cash"}),
        ("BCA 123", "", Delivery.BROUGHT, 1, {"transfer", "at_door"}),
        ("BCA 123", "", Delivery.BROUGHT, 0, {"transfer"}),
    ],
)
def test_only_ways_that_exist_for_her_are_open(
    bank: str, qris: str, delivery: Delivery, at_door: int, ways: set[str]
):
    book = example_book(
        SettingSet("Rekening", bank),
        SettingSet("QRIS", code() if qris else ""),
        TierSet(Tier("reseller", 1, cash_at_door=bool(at_door))),
    )

    assert open_to(book, delivery=delivery) == ways


@pytest.mark.parametrize(
    ("limit", "total", "term"),
    [
        (None, 1, Term(PayMethod.CREDIT, Hindrance.NOT_GIVEN)),
        (0, 1, Term(PayMethod.CREDIT, Hindrance.NOT_GIVEN)),
        (500_000, 300_000, Term(PayMethod.CREDIT, None, 300_000)),
        (500_000, 300_001, Term(PayMethod.CREDIT, Hindrance.OVER_LIMIT, 300_000, 1)),
        (100_000, 300_000, Term(PayMethod.CREDIT, Hindrance.OVER_LIMIT, 0, 300_000)),
    ],
)
def test_credit_goes_up_to_her_limit_less_what_she_owes_on_credit(limit: int | None, total: int, term: Term):
    book = with_limit(limit)
    order = Order("P261123-001", "M001", "reseller", NOW, (LINE,), pay_method=PayMethod.CREDIT, postage=0)
    for one in (
        order,
        replace(order, no="P261123-002", pay_method=PayMethod.TRANSFER),
        replace(order, no="P261123-003", partner_id="M003"),
    ):
        fold(book, OrderPlaced(one))

    assert credit(book, total) == term


def test_an_orders_own_credit_does_not_stand_in_its_own_way():
    book = with_limit(200_000)
    order = Order("P261123-001", "M001", "reseller", NOW, (LINE,), pay_method=PayMethod.CREDIT, postage=0)
    fold(book, OrderPlaced(order))

    assert not credit(book, 200_000).is_open
    assert credit(book, 200_000, besides=order.no).is_open


def test_a_due_date_is_a_day_of_the_businesss_calendar():
    book = example_book(PartnerSet(replace(SITI, credit_days=7)))

    assert due_for(book, book.partners["M001"], NOW.replace(hour=20)) == date(2026, 12, 2)
