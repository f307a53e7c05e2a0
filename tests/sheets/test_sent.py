"""What a display batch set is judged alike, whether it was kept in the journal meanwhile or not."""

import json
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from sheets.cells import Cell
from sheets.identity import Marker
from sheets.journal_road import PendingBatch
from sheets.layout import Layout
from sheets.outcomes import Json
from sheets.road import under_way
from sheets.road.batch import Ground
from sheets.road.under_way import Copy, UnderWay
from sheets.tabs import HARGA, MARKER, MITRA, PESANAN, PRODUK, TABS
from sheets.watch.look import Look, TabLook
from sheets.watch.overwritten import Judge
from sheets.watch.sent import keep, taken_up
from sheets.watch.wish import Wish
from sheets.watch.writing import Writing, write
from sheets.writing import Raw

ZONE = ZoneInfo("Asia/Jakarta")
HEADERS = {
    PRODUK: ("catatan", "Stok", "SKU", "Dipesan"),
    PESANAN: ("No", "Status", "Total"),
    MITRA: ("ID", "Pesan terakhir"),
    HARGA: ("SKU", "Harga", "Cek"),
}
ROWS: Mapping[str, Mapping[int, tuple[Cell, ...]]] = {
    PRODUK: {2: ("x", 50, "A-1", ""), 3: ("", 60, "B-2", 3), 5: ()},
    PESANAN: {2: ("P261124-001", "Baru", 20_000), 901: ("P261124-002", "Baru", 5_000)},
    MITRA: {2: ("M001", 46_000)},
    HARGA: {2: ("A-1", 1_000, True)},
}
LOOK = Look(
    Marker(1, "", "", 1),
    {tab: TabLook(Layout.of(TABS[tab], head), head, ROWS[tab]) for tab, head in HEADERS.items()},
)
GROUND = Ground(
    {tab: at for at, tab in enumerate((*HEADERS, MARKER))},
    {tab: seen.layout for tab, seen in LOOK.tabs.items()},
)
WISHES = (
    Wish(PRODUK, 2, "Dipesan", 4),
    Wish(PRODUK, 3, "Dipesan", None),
    Wish(PRODUK, 5, "SKU", "C-3"),
    Wish(PRODUK, 2, "Stok", 46, "stock|A-1|Stok", ("50", "46")),
    Wish(PESANAN, 901, "Status", "Diproses", "order|P261124-002|Status", ("new", "in_progress")),
    Wish(PESANAN, 2, "Total", 30_000),
    Wish(MITRA, 2, "Pesan terakhir", date(2026, 11, 24)),
    Wish(HARGA, 2, "Harga", Raw("seribu"), compares=True),
    Wish(HARGA, 2, "Cek", ""),
)


def sent() -> Writing:
    made = write(WISHES, LOOK, GROUND, plainly={(PRODUK, 3, "Dipesan")}, zone=ZONE)
    made.receipt.number = 7
    assert len(made.done) == len(WISHES)
    return made


def again(writing: Writing) -> tuple[Writing, Look]:
    """Kept, and taken up by another process."""
    kept = taken_up(json.loads(json.dumps(keep(writing, LOOK, ZONE))), 7)
    assert kept is not None
    return kept


def test_it_looks_for_each_copy_where_the_batch_put_it() -> None:
    before, (after, _) = sent(), again(sent())

    assert after.receipt.requests(GROUND) == before.receipt.requests(GROUND)
    assert after.undone == before.undone
    assert after.beginning == before.beginning


KEYS = [
    ("A-1", "B-2", "C-3", "P261124-001", "P261124-002", "M001"),
    ("B-2", "A-1", "", "P261124-002", "", ""),
]
"""What names the rows in which the cells were set: as seen, and after they had moved."""


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.parametrize("stood", ["jangan hapus ini", 50, 4, "Baru", "", None])
def test_the_verdicts_are_the_same(keys: tuple[str, ...], stood: Cell) -> None:
    before, (after, seen) = sent(), again(sent())
    named = [(PRODUK, 2, "SKU"), (PRODUK, 3, "SKU"), (PRODUK, 5, "SKU")]
    named += [(PESANAN, 2, "No"), (PESANAN, 901, "No"), (MITRA, 2, "ID")]
    found = dict.fromkeys((one.where for one in before.done), stood) | dict(zip(named, keys, strict=True))

    for shows in (found, {}):  # with its receipt, and without one
        first = [_plain(one) for one in Judge(LOOK, shows, ZONE).judge(before.done)]
        then = [_plain(one) for one in Judge(seen, shows, ZONE).judge(after.done)]
        assert then == first
        assert after.ending({}, GROUND, shows) == before.ending({}, GROUND, shows)


def _plain(one: object) -> object:
    """A wish's value as the typed cell that it makes: that is what is kept of it."""
    put = getattr(one, "put", None)
    if put is None:
        return one
    return (
        put.tab,
        put.row,
        put.header,
        put.typed(ZONE),
        getattr(one, "key", None),
        getattr(one, "stood", None),
    )


def test_what_another_version_kept_is_left_alone() -> None:
    assert taken_up(keep(sent(), LOOK, ZONE) | {"version": 2}, 7) is None


# The batch around it

KEPT: Json = {"version": 1}


@pytest.mark.parametrize(
    ("body", "copies", "what"),
    [
        ([], (Copy("d1", ()),), None),
        ([4, 5], (Copy("d1", (4, 5)),), None),
        (
            [["d0", [4, 5], False], ["d1", [], True]],
            (Copy("d0", (4, 5)), Copy("d1", (), is_empty_handed=True)),
            None,
        ),
        ([["d1", [], False, KEPT]], (Copy("d1", ()),), KEPT),
    ],
)
def test_every_form_in_which_a_batch_was_ever_kept_is_taken_up(
    body: list[object], copies: tuple[Copy, ...], what: Json | None
) -> None:
    found = under_way.taken_up(PendingBatch(3, "d1", json.dumps(body).encode()))

    assert found == UnderWay(3, copies, what)
    assert json.loads(found.batch("sheet").body) == body
