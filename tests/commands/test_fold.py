"""Facts make the Book: the same facts make the same Book, and the stored state is what they made."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.book import Book, Kind, load
from commands.decision import Decision
from commands.drafts import Draft, DraftState
from commands.entries import Entry
from commands.entries.catalog import (
    ComponentEnded,
    PostageEnded,
    PriceAnswered,
    PriceEnded,
    PriceHeld,
    ProductEnded,
    SettingSet,
    TierEnded,
)
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.entries.people import AccountLinked, GroupEnded, InviteIssued, MemberEnded, ReachChanged
from commands.entries.sheet import JournalRebuilt
from commands.entries.stock import ShelfForgotten, StockKind, StockMoved
from commands.fold import apply, fold, status_cell
from commands.row_cells import row_cell, texts
from commands.rules.catalog import PriceRow
from commands.rules.network import Invite, Reach, Role
from commands.rules.orders import OWNER_MOVES, Order, OrderLine, OrderStatus, order_number
from tests.commands.network import NOW, PRICES, SITI, STOCK, catalog, counted, example_book, people
from tests.rules.strategies import PROPERTY

SKUS = ("SMB-01", "SMB-02", "SMB-03")


def reserved_for(order: Order) -> list[Entry]:
    return [
        StockMoved(f"{order.no}/{place}", sku, -pieces, StockKind.ORDERED, order.no, NOW, order.by)
        for place, (sku, pieces) in enumerate(order.reserves, start=1)
    ]


def freed_by(order: Order) -> list[Entry]:
    return [
        StockMoved(f"{order.no}/B{place}", sku, pieces, StockKind.CANCELLED, order.no, NOW, "1")
        for place, (sku, pieces) in enumerate(order.reserves, start=1)
    ]


def order(
    counter: int = 1, reserves: tuple[tuple[str, int], ...] = (("SMB-01", 3),), **more: object
) -> Order:
    lines = tuple(OrderLine(sku, sku, n, "botol", 20_000, "reseller", 10, None) for sku, n in reserves)
    made = Order(order_number(date(2026, 11, 24), counter), "M001", "reseller", NOW, lines, reserves=reserves)
    return replace(made, **more)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("entry", "kind", "key"),
    [
        (TierEnded("warung"), Kind.TIER, "warung"),
        (ComponentEnded("PKT-01|SMB-01"), Kind.COMPONENT, "PKT-01|SMB-01"),
        (PostageEnded("Cirebon"), Kind.POSTAGE, "Cirebon"),
        (SettingSet("Rekening", ""), Kind.SETTING, "Rekening"),
        (MemberEnded("T2"), Kind.MEMBER, "T2"),
        (GroupEnded("-100|7"), Kind.GROUP, "-100|7"),
        (PriceEnded("SMB-01|retail|1|"), Kind.PRICE, "SMB-01|retail|1|"),
        (ShelfForgotten("SMB-01"), Kind.SHELF, "SMB-01"),
    ],
)
def test_what_ended_is_gone_and_only_that(entry, kind, key):
    book, before = example_book(), example_book()

    assert (kind, key, None) in fold(book, entry)
    assert key in before.tables[kind]
    before.tables[kind].pop(key)
    assert book.tables == before.tables


@pytest.mark.parametrize(
    "entry",
    [
        ProductEnded("XXX-1"),
        ReachChanged("M999", Reach.BLOCKED),
        AccountLinked("M999", 5, "c0de"),
        OrderMoved("P261124-999", OrderStatus.NEW, OrderStatus.SHIPPED, "1"),
    ],
)
def test_a_fact_about_what_is_not_known_changes_nothing(entry):
    book = example_book()
    fold(book, entry)

    assert book.tables == example_book().tables


def test_an_answer_to_a_held_price_leaves_no_question():
    row = PriceRow("SMB-01", "retail", 1, 25)
    for accepted, table in ((True, Kind.PRICE), (False, Kind.REFUSED)):
        book = example_book(PriceHeld(row))
        assert book.held == {row.key: row}
        fold(book, PriceAnswered(row, accepted, 1))

        assert (book.held, book.tables[table][row.key]) == ({}, row)


def test_a_row_has_one_link_at_a_time():
    first, second = (Invite(code, "M002", NOW + timedelta(days=7)) for code in ("a", "b"))
    book = example_book(InviteIssued(first), InviteIssued(second))

    assert book.invites == {"b": second}


def test_counters_never_fall():
    book = example_book(OrderPlaced(order(7)), OrderPlaced(order(3)))
    assert book.next_counter("261124") == 8

    fold(book, JournalRebuilt("261124", 5, 9))
    assert (book.next_counter("261124"), book.next_counter("draft")) == (8, 10)
    fold(book, JournalRebuilt("261124", 12, 2))
    assert (book.next_counter("261124"), book.next_counter("draft")) == (13, 10)

    apply(book, Decision(drafts=(Draft(4, "M001", SITI),)))
    assert book.next_counter("draft") == 10


@pytest.mark.parametrize(
    ("status", "paid", "is_kept"),
    [
        (OrderStatus.NEW, 60_000, True),
        (OrderStatus.DONE, 59_999, True),
        (OrderStatus.DONE, 60_000, False),
        (OrderStatus.CANCELLED, 0, False),
    ],
)
def test_an_order_that_is_over_when_it_comes_is_history(status, paid, is_kept):
    old = order(status=status, paid=paid)
    book = example_book(OrderPlaced(old))

    assert (old.no in book.orders, status_cell(old.no) in book.shown) == (is_kept, is_kept)
    assert book.next_counter("261124") == 2


def test_a_person_has_one_open_draft():
    book = example_book()
    first, second = Draft(1, "M001", SITI), Draft(2, "M001", SITI)
    apply(book, Decision(drafts=(first,)))
    apply(book, Decision(drafts=(replace(first, state=DraftState.DROPPED), second)))

    assert book.draft_of == {SITI: 2}
    apply(book, Decision(drafts=(replace(second, state=DraftState.CONFIRMED),)))
    assert book.draft_of == {}


def test_the_index_of_names_and_prices_is_made_anew_when_the_catalog_changes():
    book = example_book()
    before = book.price_list
    fold(book, counted("SMB-01", 1))
    assert book.price_list is before

    fold(book, PriceEnded(PRICES[0].key))
    assert book.price_list is not before


def test_an_account_that_moved_to_another_row_is_not_found_under_the_old_one():
    book = example_book()
    book.put(Kind.PARTNER, "M001", replace(book.partners["M001"], telegram_id=None))

    assert book.partner_of(SITI) is None


reserves = st.lists(st.tuples(st.sampled_from(SKUS), st.integers(1, 90)), min_size=1, max_size=4).map(tuple)


@st.composite
def stories(draw: st.DrawFn) -> list[Entry]:
    """Orders placed in turn, each with a way through its states that an owner may take."""
    entries: list[Entry] = []
    for counter in range(1, draw(st.integers(1, 5)) + 1):
        made = order(counter, draw(reserves))
        entries += [OrderPlaced(made), *reserved_for(made)]
        status = OrderStatus.NEW
        while ahead := sorted(OWNER_MOVES[status]):
            if draw(st.booleans()):
                break
            after = draw(st.sampled_from(ahead))
            entries.append(OrderMoved(made.no, status, after, "1"))
            entries += freed_by(made) if after is OrderStatus.CANCELLED else []
            status = after
    return entries


@PROPERTY
@given(reserves)
def test_placing_and_cancelling_sum_to_nothing(taken):
    book, made = example_book(), order(reserves=taken)
    for entry in (OrderPlaced(made), *reserved_for(made)):
        fold(book, entry)
    assert sum(book.reserved.values()) == sum(pieces for _, pieces in taken)

    for entry in (OrderMoved(made.no, made.status, OrderStatus.CANCELLED, "1"), *freed_by(made)):
        fold(book, entry)
    off = made.moved(OrderStatus.CANCELLED)
    shown = {status_cell(made.no): made.status.value}  # until the Sheet shows that it is cancelled
    shown |= {row_cell(made.no, header): text for header, text in texts(off).items()}
    assert book.tables == {**example_book().tables, Kind.COUNTER: {"261124": 1}, Kind.SHOWN: shown}


@PROPERTY
@given(stories())
def test_what_is_reserved_is_what_open_orders_took_and_movements_sum_to_what_can_be_sold(entries):
    book = example_book(*entries)
    live = [one for one in book.orders.values() if one.status in (OrderStatus.NEW, OrderStatus.IN_PROGRESS)]
    moved = [entry for entry in (*catalog(), *entries) if isinstance(entry, StockMoved)]

    for sku in SKUS:
        taken = sum(n for one in live for name, n in one.reserves if name == sku)
        assert book.reserved.get(sku, 0) == taken
        if sku in STOCK:
            booked = sum(one.quantity for one in moved if one.sku == sku)
            assert book.shelf[sku] - book.reserved.get(sku, 0) == booked


def test_a_book_is_loaded_from_its_pieces_with_whom_they_belong_to():
    draft, siti = Draft(3, "M001", SITI), example_book().partners["M001"]
    book = load([(Kind.PARTNER, "M001", siti), (Kind.DRAFT, "3", draft)], frozenset({9}))

    assert book.partner_of(SITI) == siti
    assert book.draft_of == {SITI: 3}
    assert book.role_of(9) is Role.OWNER


@PROPERTY
@given(stories())
def test_the_stored_changes_make_the_same_book_as_the_facts(entries):
    book, rows = Book(), []
    for entry in (*catalog(), *people(), *entries):
        rows += fold(book, entry)

    again = load(rows, frozenset({9}))
    assert again.tables == book.tables
    assert again.by_telegram == book.by_telegram
    assert again.owner_ids == frozenset({9})
