"""What a receipt says about each cell that was set: told, given back, or as it should be."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest

from commands.replies.sheet import EditKind, EditTold
from sheets.cells import Cell
from sheets.identity import Marker
from sheets.layout import Layout
from sheets.road.batch import Ground
from sheets.road.receipt import FIRST_ROW, Receipt, Receipts, Where
from sheets.tabs import MARKER, MITRA, PRODUK, TABS
from sheets.watch.done import Done
from sheets.watch.look import Look, TabLook
from sheets.watch.overwritten import Hit, Judge, put_back
from sheets.watch.wish import Wish
from sheets.watch.writing import Writing, write
from sheets.writing import Raw, Value

ZONE = ZoneInfo("Asia/Jakarta")
HEADER = ("SKU", "Cek", "Stok", "Dipesan")
GROUND = Ground({PRODUK: 7, MARKER: 9}, {PRODUK: Layout.of(TABS[PRODUK], HEADER)})
A, B = ("A-1", "", 50, ""), ("B-2", "", 60, 3)


def look(*rows: tuple[Cell, ...], first: int = 2) -> Look:
    """The products in these rows."""
    seen = TabLook(GROUND.layouts[PRODUK], HEADER, dict(enumerate(rows, start=first)))
    return Look(Marker(1, "", "", 1), {PRODUK: seen})


def reserved(value: Value = 4, row: int = 2) -> Wish:
    return Wish(PRODUK, row, "Dipesan", value)


def sets(wish: Wish, seen: Look, *, plainly: bool = False) -> Writing:
    where = {(wish.tab, wish.row, wish.header)} if plainly else set()
    return write([wish], seen, GROUND, plainly=where, zone=ZONE)


def verdicts(writing: Writing, seen: Look, *, key: Cell, stood: Cell) -> list[EditTold | Hit]:
    """`key`, `stood`: what the batch found in the row."""
    (one,) = writing.done
    found = {(one.wish.tab, one.wish.row, "SKU"): key, one.where: stood}
    return list(Judge(seen, found, ZONE).judge([one]))


def told(typed: str) -> EditTold:
    return EditTold(EditKind.ROW_PUT_BACK, f"{PRODUK}, D2", "4", typed)


@pytest.mark.parametrize("stood", ["", None, 4])
def test_a_cell_that_showed_what_it_should_is_nobodys_business(stood: Cell) -> None:
    seen = look(A, B)

    assert verdicts(sets(reserved(), seen), seen, key="a-1", stood=stood) == []


def test_she_hears_what_she_typed_into_a_cell_of_the_bots() -> None:
    seen = look(A, B)

    assert verdicts(sets(reserved(), seen), seen, key="A-1", stood="pesan 2") == [told("pesan 2")]


def test_a_cell_that_was_only_compared_lost_nothing_of_hers() -> None:
    seen = look(B)

    assert verdicts(sets(reserved(), seen), seen, key="B-2", stood=9) == []


def test_what_was_seen_before_is_not_told_again() -> None:
    seen = look(("A-1", "", 50, "punya saya"))
    writing = sets(reserved(), seen, plainly=True)

    assert verdicts(writing, seen, key="A-1", stood="punya saya") == []


def test_a_number_of_hers_comes_back_where_she_counts_as_well() -> None:
    seen = look(A)
    stock = Wish(PRODUK, 2, "Stok", 40, "Produk|A-1|Stok", ("50", "40"))
    (hit,) = verdicts(sets(stock, seen, plainly=True), seen, key="A-1", stood=70)

    assert isinstance(hit, Hit)
    now = look(("A-1", "", 40, ""))
    assert given_back(hit, now, stock) == [Wish(PRODUK, 2, "Stok", Raw(70), compares=True)]


def test_in_a_row_that_moved_a_cell_gets_back_what_stood_there() -> None:
    seen = look(A, B)
    (hit,) = verdicts(sets(reserved(), seen), seen, key="B-2", stood=3)

    assert isinstance(hit, Hit)
    now = look(A, ("C-3", "", "", ""), ("b-2", "", 60, 4))
    assert given_back(hit, now) == [Wish(PRODUK, 4, "Dipesan", Raw(3), compares=True)]
    assert given_back(hit, now, reserved(3, row=4)) == []  # the bot itself knows what belongs there
    assert given_back(hit, look(A, ("B-2", "", 60, 8))) == []  # she changed it since
    assert given_back(hit, look(A)) == []  # it is gone
    assert given_back(hit, look(("B-2", "", 60, 4), ("B-2", "", 60, 4))) == []  # which one?


def test_words_of_hers_in_a_row_that_moved_are_told_where_the_bot_puts_its_own_there() -> None:
    seen = look(A, B)

    assert verdicts(sets(reserved(), seen), seen, key="B-2", stood="sisa") == [told("sisa")]


@pytest.mark.parametrize("stood", [None, "titip"])
def test_a_row_that_names_nothing_gets_back_what_stood_there(stood: Cell) -> None:
    seen = look(A, B)
    (hit,) = verdicts(sets(reserved(), seen), seen, key=None, stood=stood)

    assert isinstance(hit, Hit)
    value = None if stood is None else Raw(stood)
    assert given_back(hit, look(("", "", "", 4), A)) == [Wish(PRODUK, 2, "Dipesan", value, compares=True)]
    assert given_back(hit, look(A, B)) == []


def test_a_row_that_was_not_copied_is_left_alone() -> None:
    """A filter hides it, perhaps: nothing is known of it."""
    seen = look(A, B)
    (hit,) = verdicts(sets(reserved(), seen), seen, key=None, stood=None)

    assert isinstance(hit, Hit)
    assert given_back(hit, look(("A-1", "", 50, 4), B)) == []


def test_without_a_receipt_only_what_landed_in_a_row_that_names_nothing_is_emptied() -> None:
    seen = look(A, B)
    (hit,) = Judge(seen, {}, ZONE).judge(sets(reserved(), seen).done)

    assert isinstance(hit, Hit)
    assert given_back(hit, look(("A-1", "", 50, 4), B)) == []
    assert given_back(hit, look(("", "", "", 4))) == [Wish(PRODUK, 2, "Dipesan", None, compares=True)]


def test_without_a_receipt_a_key_that_was_proposed_stays() -> None:
    seen = look(("", "", "", ""))

    assert list(Judge(seen, {}, ZONE).judge(sets(Wish(PRODUK, 2, "SKU", "C-3"), seen).done)) == []


def test_a_key_that_was_put_over_another_rows_comes_back() -> None:
    seen = look(("", "", "", ""), A)
    (hit,) = verdicts(sets(Wish(PRODUK, 2, "SKU", "C-3"), seen), seen, key="A-1", stood="A-1")

    assert isinstance(hit, Hit)
    now = look(("", "", "", ""), ("C-3", "", 50, ""))
    assert given_back(hit, now) == [Wish(PRODUK, 3, "SKU", Raw("A-1"), compares=True)]


def test_a_partners_id_that_she_types_in_the_bots_place_is_told() -> None:
    header = ("Nama", "ID")
    seen = Look(
        Marker(1, "", "", 1), {MITRA: TabLook(Layout.of(TABS[MITRA], header), header, {2: ("Siti", "")})}
    )
    one = Done(Wish(MITRA, 2, "ID", "M009"), "", ("",), compares=False)

    (line,) = Judge(seen, {(MITRA, 2, "ID"): "siti-1"}, ZONE).judge([one])
    assert line == EditTold(EditKind.ROW_PUT_BACK, f"{MITRA}, B2", "M009", "siti-1")


# The receipt itself


def test_neighbours_are_copied_by_one_request() -> None:
    receipt = Receipt(number=5)
    for row in (4, 2, 3, 9):
        receipt.take(PRODUK, row, ("SKU", "Dipesan"))
        receipt.take(PRODUK, row, ("SKU",))
    requests = receipt.requests(GROUND)

    kinds = [next(iter(one)) for one in requests]
    assert kinds == ["appendDimension", "updateCells"] + ["copyPaste"] * receipt.copies
    assert receipt.copies == 4
    assert receipt.last_row == FIRST_ROW + 8


@pytest.mark.parametrize(
    ("number", "cells", "found"),
    [
        (5, [5, "A-1", "B-2", None, 3], {2: "A-1", 3: "B-2"}),
        (5, [5, "A-1"], {2: "A-1", 3: None}),  # Google cuts what is blank at the end
        (5, [4, "A-1", "B-2", None, 3], {}),  # an older batch's
        (5, [], {}),
    ],
)
def test_a_receipt_is_read_only_by_its_own_batch(
    number: int, cells: list[Cell], found: Mapping[int, Cell]
) -> None:
    receipt = Receipt(number)
    for row in (2, 3):
        receipt.take(PRODUK, row, ("SKU", "Dipesan"))
    data = {"startRow": FIRST_ROW - 1, "rowData": [{"values": [_extended(cell)]} for cell in cells]}
    answer = {"updatedSpreadsheet": {"sheets": [{"properties": {"sheetId": 9}, "data": [data]}]}}
    read: Mapping[Where, Cell] = receipt.read(answer, GROUND)

    assert {row: cell for (_, row, header), cell in read.items() if header == "SKU"} == found


FULL = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
GONE = "Range ('Pesanan'!A90:A90) exceeds grid limits. Max rows: 80, max columns: 26"


@pytest.mark.parametrize(
    ("said", "is_on"),
    [([FULL], False), (["something new"], False), ([GONE, GONE], True), ([GONE, GONE, GONE], False)],
)
def test_receipts_are_given_up_where_google_will_not_have_them(said: list[str], *, is_on: bool) -> None:
    receipts = Receipts()
    receipts.refused(GONE)
    receipts.made()
    for why in said:
        receipts.refused(why)

    assert receipts.is_on is is_on


def given_back(hit: Hit, now: Look, *wanted: Wish) -> list[Wish]:
    return [wish for _, wish in put_back([hit], now, wanted, ZONE)]


def _extended(cell: Cell) -> dict[str, object]:
    if cell is None:
        return {}
    kind = "stringValue" if isinstance(cell, str) else "numberValue"
    return {"effectiveValue": {kind: cell}}
