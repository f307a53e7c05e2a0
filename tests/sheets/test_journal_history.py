from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.book import Book
from commands.entries import Entry
from commands.entries.money import PaymentJudged, PaymentRecorded, PaymentReported, ProofAdded
from commands.entries.orders import OrderMoved, OrderPlaced, PostageFilled
from commands.ports import (
    OrdersFound,
    OrdersQuery,
    PaymentFound,
    PaymentQuery,
    SalesFigures,
    SalesFound,
    SalesQuery,
)
from commands.rules.files import FileKind
from commands.rules.orders import OrderStatus
from commands.rules.payments import Payment, PaymentState, PaymentWay, Proof
from sheets.decided import entry_key
from sheets.journal import Journal
from sheets.journal_import import Imported
from tests.sheets.journal_values import PARTNERS, START, order, order_stories


def filled(folder: Path, entries: Sequence[Entry]) -> Journal:
    journal = Journal.open(folder)
    journal.bring_in((Imported(str(n), entry, START) for n, entry in enumerate(entries)), Book())
    return journal


def sold(journal: Journal, query: SalesQuery) -> SalesFigures:
    found = journal.history.find(query)
    assert isinstance(found, SalesFound)
    return found.sales


def as_they_stand(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The orders after all that happened to them, worked out without a database."""
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        match entry:
            case OrderPlaced(made):
                found[made.no] = {"order": made, "status": made.status, "postage": made.postage, "paid": 0}
            case OrderMoved(no, _, after):
                found[no]["status"] = after
            case PostageFilled(no, fee):
                found[no]["postage"] = fee
            case PaymentRecorded(order_no=no, amount=amount):
                found[no]["paid"] += amount
            case _:
                pass
    return list(found.values())


def sums(entries: Sequence[Entry], query: SalesQuery) -> SalesFound:
    live = [one for one in as_they_stand(entries) if one["status"] is not OrderStatus.CANCELLED]
    hers = [one for one in live if query.partner_id in (None, one["order"].partner_id)]
    # The business's day: the orders of these tests are placed at 10 in the morning of Jakarta.
    period = [one["order"] for one in hers if query.first <= one["order"].placed_at.date() <= query.last]
    lines = [(made.partner_id, line) for made in period for line in made.lines]
    rupiah: Counter[tuple[str, str]] = Counter()
    pieces: Counter[tuple[str, str]] = Counter()
    for partner_id, line in lines:
        for name in (("sku", line.sku), ("partner", partner_id)):
            rupiah[name] += line.price * line.quantity
            pieces[name] += line.quantity
    ranked = sorted(rupiah, key=lambda name: (-rupiah[name], name[1]))
    figures = SalesFigures(
        orders=len(period),
        pieces=sum(line.quantity for _, line in lines),
        turnover=sum(line.price * line.quantity for _, line in lines),
        cost=sum(line.cost * line.quantity for _, line in lines if line.cost is not None),
        uncosted=sum(line.price * line.quantity for _, line in lines if line.cost is None),
        by_product=tuple((n[1], f"Produk {n[1]}", rupiah[n], pieces[n]) for n in ranked if n[0] == "sku"),
        by_partner=tuple((n[1], rupiah[n], pieces[n]) for n in ranked if n[0] == "partner"),
    )
    owed = [
        sum(line.price * line.quantity for line in one["order"].lines) + (one["postage"] or 0) - one["paid"]
        for one in hers
    ]
    return SalesFound(figures, sum(due for due in owed if due > 0), sum(due > 0 for due in owed))


@settings(max_examples=40, deadline=None)
@given(
    entries=order_stories(),
    days=st.tuples(st.dates(date(2026, 9, 1), date(2027, 1, 31)), st.integers(0, 100)),
    partner=st.none() | st.sampled_from(PARTNERS),
)
def test_figures_equal_a_second_computation(tmp_path_factory, entries, days, partner):
    first = days[0]
    query = SalesQuery(first, date.fromordinal(first.toordinal() + days[1]), partner)
    journal = filled(tmp_path_factory.mktemp("journal"), entries)
    assert journal.history.find(query) == sums(entries, query)
    journal.close()


@settings(max_examples=15, deadline=None)
@given(entries=order_stories())
def test_every_order_stands_in_history_as_its_facts_made_it(tmp_path_factory, entries):
    journal = filled(tmp_path_factory.mktemp("journal"), entries)
    for one in as_they_stand(entries):
        found = journal.history.order(one["order"].no)
        assert found is not None
        assert (found.status, found.postage, found.paid) == (one["status"], one["postage"], one["paid"])
        assert found.lines == one["order"].lines
    assert journal.history.order("P990101-001") is None
    journal.close()


def test_nothing_was_sold_before_the_first_order(tmp_path):
    journal = Journal.open(tmp_path)
    assert journal.history.find(SalesQuery(date(2026, 1, 1), date(2026, 12, 31))) == SalesFound(
        SalesFigures(), 0, 0
    )
    journal.close()


def test_an_order_late_in_the_evening_counts_for_the_business_day(tmp_path):
    # 18:00 UTC of the 23rd is 01:00 of the 24th in Jakarta.
    made = order(1)
    late = OrderPlaced(type(made)(made.no, "M001", "", made.placed_at.replace(day=23, hour=18), made.lines))
    journal = filled(tmp_path, [late])
    day = date(2026, 11, 24)
    assert sold(journal, SalesQuery(day, day)).turnover == 120_000
    journal.close()


def test_a_partners_newest_orders_come_first_and_are_counted(tmp_path):
    entries = [OrderPlaced(order(n)) for n in range(1, 9)] + [OrderPlaced(order(9, partner="M002"))]
    journal = filled(tmp_path, entries)
    found = journal.history.find(OrdersQuery("M001", 3))
    assert found == OrdersFound((order(8), order(7), order(6)), 8)
    journal.close()


def test_a_product_bears_the_name_under_which_it_was_last_sold(tmp_path):
    old, new = order(1, day=date(2026, 11, 1)), order(2, day=date(2026, 11, 2))
    line = new.lines[0]
    renamed = type(line)(line.sku, "Sambal Baru", 1, "pcs", 5_000, "Reseller", 1, None)
    newest = type(new)(new.no, new.partner_id, new.tier, new.placed_at, (renamed,))
    journal = filled(tmp_path, [OrderPlaced(old), OrderPlaced(newest)])
    for partner in (None, "M001"):
        found = sold(journal, SalesQuery(date(2026, 11, 1), date(2026, 11, 30), partner))
        assert [name for _, name, *_ in found.by_product] == ["Sambal Baru"]
    journal.close()


def test_a_payment_is_found_for_ever_with_how_it_was_judged(tmp_path: Path) -> None:
    payment = Payment("B261124-001", "M001", 1, PaymentWay.TRANSFER, PaymentState.WAITING, START, "M001")
    reported = PaymentReported(payment)
    judged = PaymentJudged(payment.id, PaymentState.ARRIVED, 1, START, "1")
    journal = Journal.open(tmp_path)
    facts = [Imported("reported/B261124-001", reported, START), Imported("judged/B261124-001", judged, START)]
    journal.bring_in(iter(facts), Book())

    assert journal.history.find(PaymentQuery(payment.id)) == PaymentFound(reported, judged)
    assert journal.history.find(PaymentQuery("B261124-002")) == PaymentFound()
    journal.close()


def test_a_proof_that_came_after_its_payment_is_found_with_it(tmp_path: Path) -> None:
    payment = Payment("B261124-001", "M001", 1, PaymentWay.TRANSFER, PaymentState.WAITING, START, "M001")
    first, later = (Proof(FileKind.PHOTO, f"AgAC{number}", f"unik{number}") for number in (1, 2))
    journal = Journal.open(tmp_path)
    facts: list[tuple[str, Entry]] = [
        ("tg:1", PaymentReported(payment)),
        ("tg:2", ProofAdded(payment.id, first, True, START, "M001")),
        ("tg:3", ProofAdded(payment.id, later, False, START, "M001")),
        ("tg:4", ProofAdded("B261124-009", later, True, START, "M001")),
    ]
    journal.bring_in((Imported(entry_key(entry, key, 0), entry, START) for key, entry in facts), Book())

    found = journal.history.find(PaymentQuery(payment.id))
    assert found == PaymentFound(PaymentReported(replace(payment, proof=first)))
    assert journal.history.find(PaymentQuery("B261124-009")) == PaymentFound()
    journal.close()
