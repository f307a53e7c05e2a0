"""Cells that the owner may type into as well are changed only while they still show what was read."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sheets.client import SheetsClient, grids
from sheets.columns import Kind
from sheets.outcomes import Applied
from sheets.road.batch import Ground
from sheets.road.structure import stand_on
from sheets.tabs import PRODUK
from sheets.watch.look import Look, Request
from sheets.watch.wish import Wish
from sheets.watch.writing import Writing, displayed, write
from sheets.workbook import Workbook, look_at_workbook
from tests.sheets.workbooks import Bench, running_bench

JAKARTA = ZoneInfo("Asia/Jakarta")
STOCK = "Produk|SMB-01|Stok"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("bench")) as made:
        yield made
        made.close()


def wanted(client: SheetsClient, value: int | None, before: str, *, plainly: bool = False) -> Writing:
    """The bot read the tab and wants another number in C2, `Stok`."""
    found = look_at_workbook(client)
    assert isinstance(found, Workbook)
    ground = Ground({})
    stand_on(ground, found)
    request = Request({PRODUK: ground.sheet_ids[PRODUK]})
    outcome = client.batch_get_by_filter(request.ranges())
    assert isinstance(outcome, Applied)
    look = Look.of(request, grids(outcome.response, request.ranges()))
    wish = Wish(PRODUK, 2, "Stok", value, STOCK, (before, "" if value is None else str(value)))
    cells = {(PRODUK, 2, "Stok")} if plainly else set()
    return write([wish], look, ground, plainly=cells, zone=JAKARTA)


def sent(client: SheetsClient, writing: Writing) -> list[dict[str, Any]]:
    outcome = client.batch_update(writing.requests)
    assert isinstance(outcome, Applied)
    replies: list[dict[str, Any]] = outcome.response["replies"]
    return replies


def test_a_number_of_thousands_is_compared_as_it_is_shown(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(PRODUK, "C2", "1.500")

    writing = wanted(client, 1234, "1500")
    assert writing.beginning == ((STOCK, "1500>1234"),)
    replies = sent(client, writing)

    assert owner.values(PRODUK, "C2") == [[1234]]
    assert writing.ending({"replies": replies}, Ground({})) == ((STOCK, "1234"),)
    assert writing.failed(replies) == set()


def test_what_she_typed_meanwhile_is_never_overwritten(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(PRODUK, "C2", "40")
    writing = wanted(client, 30, "40")
    owner.type(PRODUK, "C2", "50")

    replies = sent(client, writing)

    assert owner.values(PRODUK, "C2") == [[50]]
    assert writing.ending({"replies": replies}, Ground({})) == ()
    assert writing.failed(replies) == {(PRODUK, 2, "Stok")}


def test_where_comparing_does_not_work_the_cell_is_written_plainly(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(PRODUK, "C2", "40")
    writing = wanted(client, 30, "40", plainly=True)

    replies = sent(client, writing)

    assert owner.values(PRODUK, "C2") == [[30]]
    assert writing.ending({"replies": replies}, Ground({})) == ((STOCK, "30"),)


def test_what_shows_already_what_it_must_is_not_written(bench: Bench) -> None:
    client, owner = bench.workbook()
    owner.type(PRODUK, "C2", "30")

    assert wanted(client, 30, "30").requests == []


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        (Kind.RUPIAH, 20000, "Rp20.000"),
        (Kind.RUPIAH, 25, "Rp25"),
        (Kind.COUNT, 1234567.0, "1.234.567"),
        (Kind.COUNT, "20rb", "20rb"),
        (Kind.TEXT, 7, "7"),
        (Kind.CHOICE, "Baru", "Baru"),
    ],
)
def test_cells_are_shown_as_in_a_file_of_this_country(kind: Kind, cell: str | float, text: str) -> None:
    assert displayed(kind, cell) == text
