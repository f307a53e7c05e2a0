"""`compare` lists where Sheet and journal differ, `repair` adds what the Sheet lacks, once, and nothing else."""

import asyncio
import json
import re
from collections import Counter
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from bot.wording.sheet_recovery import IN_INDONESIAN
from commands.differences import Differs
from commands.entries.orders import OrderPlaced
from commands.entries.sheet import LinesRestored
from commands.replies.sheet import RoadState
from sheets.journal import Journal, Outcome
from sheets.journal_turn import Fact
from sheets.recover.repair import compare
from sheets.tabs import HARGA, ITEM_PESANAN, MARKER, MITRA, MUTASI_STOK, PESANAN, PRODUK, RIWAYAT
from tests.sheets.machine import eventually, machine
from tests.sheets.old_sheets import NOW, OldSheet, order
from tests.sheets.recover.recoveries import (
    QUICK,
    Day,
    confirms,
    differences,
    empty_sheet,
    repair,
    restore,
    tabs_of,
)
from tests.sheets.workbooks import Bench

pytestmark = pytest.mark.xdist_group("ways back")
WRITES = "spreadsheets.batchUpdate"


def row_of(sheet: OldSheet, title: str, *cells: str) -> int:
    """The number of the first row whose first cells are these."""
    rows = sheet.person.read(title)
    return next(n for n, row in enumerate(rows, start=1) if row[: len(cells)] == list(cells))


def break_it(sheet: OldSheet, day: Day) -> None:
    """What owners do to a ledger."""
    first, second, third, _ = day.orders
    sheet.person.delete_rows(PESANAN, row_of(sheet, PESANAN, first))
    sheet.person.delete_rows(ITEM_PESANAN, row_of(sheet, ITEM_PESANAN, second, "2"))
    sheet.person.delete_rows(MUTASI_STOK, row_of(sheet, MUTASI_STOK, f"{third}/1"))
    sheet.person.delete_rows(RIWAYAT, 3)
    twin = sheet.person.values(PESANAN)[1]
    below = len(sheet.person.values(PESANAN)) + 1
    sheet.person.type(PESANAN, f"A{below}", [twin])
    sheet.person.type(PESANAN, f"A{below + 1}", "P240101-001")
    sheet.type(PESANAN, third, "Total", 1)
    sheet.type(MITRA, "M001", "HP", "0812-3456-7890")
    sheet.person.type(PESANAN, f"C{below + 2}", "Siti Rohmah")  # a row that she is typing


async def test_every_difference_is_listed_with_its_place(day: Day, sheet: OldSheet, journal: Journal) -> None:
    break_it(sheet, day)
    first, second, third, _ = day.orders

    found = await differences(sheet.client, journal)

    listed = {(one.kind, one.tab, one.cell, one.key) for one in found if one.tab != RIWAYAT}
    assert listed == {
        (Differs.MISSING, PESANAN, "", first),
        (Differs.MISSING, ITEM_PESANAN, "", f"{second} / 2"),
        (Differs.MISSING, MUTASI_STOK, "", f"{third}/1"),
        (Differs.TWICE, PESANAN, "A5", second),
        (Differs.UNKNOWN, PESANAN, "A6", "P240101-001"),
        (Differs.CELL, PESANAN, "E3", third),
        (Differs.CELL, MITRA, "E2", "Siti Rohmah"),
    }
    assert [one.kind for one in found if one.tab == RIWAYAT] == [Differs.MISSING]
    said = [IN_INDONESIAN.of_difference(one) for one in found]
    assert f"Tab Pesanan, kotak E3 ({third}, Total): di Sheet Rp1, di jurnal Rp488.000." in said
    assert "Tab Mitra, kotak E2 (Siti Rohmah, HP): isinya lain dari jurnal." in said


async def test_days_times_and_money_are_told_as_the_sheet_shows_them(
    day: Day, sheet: OldSheet, journal: Journal
) -> None:
    first = day.orders[0]
    sheet.type(PESANAN, first, "Jatuh tempo", 46_350)
    sheet.type(PESANAN, first, "Waktu", 46_350.5)
    sheet.type(HARGA, "SMB-01", "Harga", 21_000)
    sheet.type(HARGA, "SMB-01", "Sampai", 46_350)
    sheet.type(PRODUK, "SMB-01", "Maks per pesanan", 1_200)
    sheet.type(MITRA, "M001", "Komisi %", 25)

    found = await differences(sheet.client, journal)

    told = {(one.tab, one.header): (one.there, one.known) for one in found if one.kind is Differs.CELL}
    assert told == {
        (PESANAN, "Jatuh tempo"): ("24 Nov 2026", ""),
        (PESANAN, "Waktu"): ("24 Nov 2026, 12.00.00", told[PESANAN, "Waktu"][1]),
        (HARGA, "Harga"): ("Rp21.000", "dua puluh"),
        (HARGA, "Sampai"): ("24 Nov 2026", ""),
        (PRODUK, "Maks per pesanan"): ("1.200", ""),
        (MITRA, "Komisi %"): ("25%", ""),
    }
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]{2} 20\d\d, \d\d\.\d\d\.\d\d", told[PESANAN, "Waktu"][1])


async def test_a_price_from_a_day_on_is_named_by_that_day(
    day: Day, sheet: OldSheet, journal: Journal
) -> None:
    sheet.type(HARGA, "SMB-01", "Mulai", 46_350)

    found = await differences(sheet.client, journal)

    assert "24 Nov 2026" in next(one.key for one in found if one.kind is Differs.UNKNOWN)


async def test_what_is_missing_comes_back_once_and_nothing_else_is_touched(
    day: Day, sheet: OldSheet, journal: Journal
) -> None:
    break_it(sheet, day)
    before = tabs_of(sheet)

    done, again = await repair(sheet.client, journal), await repair(sheet.client, journal)

    after = tabs_of(sheet)
    assert [(row.tab, row.title) for row in done.added if row.tab != RIWAYAT] == [
        (PESANAN, day.orders[0]),
        (ITEM_PESANAN, f"{day.orders[1]} / 2"),
        (MUTASI_STOK, f"{day.orders[2]}/1"),
    ]
    assert again.added == ()
    assert {one.kind for one in done.left} == {Differs.TWICE, Differs.UNKNOWN, Differs.CELL}
    for title, rows in after.items():
        assert [row for row in rows if row in before[title]] == before[title], title
        new = [row for row in rows if row not in before[title]]
        assert all(row in day.tabs[title] for row in new), title
    assert sum(len(rows) for rows in after.values()) == sum(len(rows) for rows in before.values()) + 4


@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "applied_late"])
async def test_a_row_that_google_may_have_added_is_not_added_again(
    kind: str, bench: Bench, day: Day, sheet: OldSheet, journal: Journal
) -> None:
    sheet.person.delete_rows(PESANAN, row_of(sheet, PESANAN, day.orders[0]))
    options = {"seconds": 0.3} if kind == "applied_late" else {}
    bench.control.fault(kind, match=WRITES, times=1, **options)

    done = await repair(sheet.client, journal)

    rows = [row["No"] for row in tabs_of(sheet)[PESANAN]]
    assert sorted(rows) == day.orders
    assert done.left == ()


async def test_reads_that_lag_behind_bring_nothing_back_twice(
    bench: Bench, day: Day, sheet: OldSheet, journal: Journal
) -> None:
    sheet.person.delete_rows(PESANAN, 2, 2)
    await asyncio.sleep(1.2)  # what lags behind by a second shows that already
    bench.control.stale_reads(1.0)

    done = await repair(sheet.client, journal, most_bytes=10)

    bench.control.clear_faults()
    assert sorted(row.key for row in done.added) == day.orders[:2]
    assert sorted(row["No"] for row in tabs_of(sheet)[PESANAN]) == day.orders


async def test_what_was_not_sent_yet_is_no_difference(sheet: OldSheet, journal: Journal) -> None:
    journal.commit([Outcome("tg:1:9", NOW, "M001", (Fact("order/9", OrderPlaced(order(9))),))])

    _, found = await compare(sheet.client, journal, journal.load_book(), QUICK)

    assert found.differences == ()
    assert found.waiting == 3
    assert (await repair(sheet.client, journal)).added == ()


async def test_lines_that_the_owner_wants_back_are_not_added_beside_their_batch(
    day: Day, sheet: OldSheet, journal: Journal
) -> None:
    no = day.orders[0]
    lines = [row["Baris"] for row in tabs_of(sheet)[ITEM_PESANAN] if row["No"] == no]
    sheet.person.delete_rows(ITEM_PESANAN, row_of(sheet, ITEM_PESANAN, no, "2"))
    back = LinesRestored(journal.load_book().orders[no], (2,), 7)
    journal.commit([Outcome("tg:1:9", NOW, "101", (Fact("back", back),))])

    added = (await repair(sheet.client, journal)).added

    assert added == ()
    assert [row["Baris"] for row in tabs_of(sheet)[ITEM_PESANAN] if row["No"] == no] == lines[:1]


async def test_an_old_version_gets_what_it_lacks_and_the_road_goes_on(
    bench: Bench, day: Day, folder: Path
) -> None:
    sheet, journal = empty_sheet(bench), Journal.open(folder)
    await restore(sheet.client, journal, day.old_id)
    journal.close()
    async with machine(folder, sheet) as at_work:
        await at_work.is_in_step()
        old = version_of(sheet)
        newest = await confirms(at_work, 5)
        await eventually(lambda: at_rows(sheet, newest) == 1 and not at_work.has_open_batch())
        bench.control.restore_version(sheet.client.spreadsheet_id, version=old)
        strayed = await confirms(at_work, 6)
        await eventually(lambda: RoadState.OLD_VERSION in [news.state for news in at_work.road_news()])
    assert at_rows(sheet, newest) == 0
    journal = Journal.open(folder)
    assert Differs.OLD_VERSION in {one.kind for one in await differences(sheet.client, journal)}

    done = await repair(sheet.client, journal)

    assert {row.group for row in done.added} == {newest}
    assert Differs.OLD_VERSION not in {one.kind for one in done.left}
    journal.close()
    async with machine(folder, sheet) as at_work:
        no = await confirms(at_work, 7)
        await eventually(lambda: at_rows(sheet, no) > 0)
        assert at_work.road_news() == []
    for title, rows in ((PESANAN, 1), (ITEM_PESANAN, 2)):
        counts = Counter(row["No"] for row in tabs_of(sheet)[title])
        assert [counts[one] for one in (newest, strayed, no)] == [rows] * 3


def version_of(sheet: OldSheet) -> int:
    """The file's newest version, as Drive tells it."""
    person = sheet.person
    url = f"{person.url}/drive/v3/files/{person.spreadsheet_id}?fields=version"
    request = Request(url, headers={"Authorization": f"Bearer {person.token}"})  # noqa: S310 - loopback
    with urlopen(request) as answer:  # noqa: S310 - same
        return int(json.load(answer)["version"])


def at_rows(sheet: OldSheet, no: str) -> int:
    return sum(1 for row in sheet.person.read(PESANAN) if row[:1] == [no])


async def test_an_old_version_that_lacks_nothing_is_only_marked_anew(
    sheet: OldSheet, journal: Journal
) -> None:
    sheet.person.type(MARKER, "A1", 1)

    done = await repair(sheet.client, journal)

    assert (done.added, done.left) == ((), ())
    assert sheet.person.values(MARKER)[0][0] == journal.road.last_applied(sheet.client.spreadsheet_id)
