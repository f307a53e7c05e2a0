"""The replica: what the Sheet last showed, kept in the journal at each taken look."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sheets.journal_seen import SeenRow
from sheets.journal_store import DATABASE
from sheets.tabs import HARGA, MITRA, PESANAN, PRODUK, TINGKAT
from tests.sheets.machine import Machine, eventually, machine
from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import Bench

pytestmark = pytest.mark.xdist_group("ways back")


@pytest.fixture
def sheet(bench: Bench) -> OldSheet:
    """As its owner entered it; no bot was there yet."""
    return old_sheet(bench)


def replica(at_work: Machine, title: str) -> dict[str, SeenRow]:
    return at_work.journal.seen.rows(at_work.sheet.client.spreadsheet_id, [title]).get(title, {})


async def test_the_replica_holds_what_she_typed_faulty_rows_and_notes_too(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.type(HARGA, "SMB-01", "Harga", "dua puluh")
    sheet.type(MITRA, "M001", "Status", "katanya cuti")
    sheet.person.type(MITRA, sheet.address(MITRA, "M002", "Nama").replace("A", "AB"), "suka telat")
    copy = sheet.person.values(HARGA)[2]
    sheet.person.type(HARGA, f"A{len(sheet.person.values(HARGA)) + 1}", [copy])

    async with machine(tmp_path, sheet) as at_work:
        await asyncio.wait_for(at_work.sync.is_ready.wait(), 30)
        await eventually(lambda: bool(replica(at_work, HARGA)))

        for title in (HARGA, MITRA, PRODUK, TINGKAT):
            header, *rows = sheet.person.values(title)
            shown = [
                {h: cell for h, cell in zip(header, row, strict=False) if cell != "" and h != "Cek"}
                for row in rows
                if any(row)
            ]
            kept = [
                {h: cell for h, cell in row.cells.items() if h != "Cek"}
                for row in replica(at_work, title).values()
            ]
            assert kept == shown


async def test_rows_follow_the_sheet_and_idle_looks_write_nothing(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        below = len(sheet.person.values(TINGKAT)) + 1
        sheet.person.type(TINGKAT, f"A{below}", "grosir")
        await eventually(lambda: "grosir" in replica(at_work, TINGKAT))
        sheet.person.delete_rows(TINGKAT, below)
        await eventually(lambda: "grosir" not in replica(at_work, TINGKAT))
        await eventually(lambda: "grosir" not in at_work.ledger.book.tiers)
        await looks(bench, 8)

        with closing(sqlite3.connect(tmp_path / DATABASE)) as beside:
            before = beside.execute("PRAGMA data_version").fetchone()
            await looks(bench, 5)
            assert beside.execute("PRAGMA data_version").fetchone() == before


async def looks(bench: Bench, count: int) -> None:
    """Wait until so many more were taken."""
    bench.control.reset_calls()
    await eventually(lambda: sum(1 for call in bench.control.calls() if call.kind == "read") > count)


async def test_an_order_keeps_what_was_typed_beside_it_also_when_its_row_is_not_seen_any_more(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        no = await at_work.confirms(1)
        await eventually(lambda: at_work.rows(PESANAN, no) > 0)
        sheet.type(PESANAN, no, "Resi", "JP00123")
        await eventually(
            lambda: replica(at_work, PESANAN).get(no.lower(), SeenRow("", 0)).cells.get("Resi") == "JP00123"
        )

        row = next(n for n, cells in enumerate(sheet.person.values(PESANAN), start=1) if cells[:1] == [no])
        sheet.person.delete_rows(PESANAN, row)
        await eventually(lambda: at_work.rows(PESANAN, no) == 0)
        await at_work.confirms(2)
        await eventually(lambda: len(replica(at_work, PESANAN)) == 2)

        assert replica(at_work, PESANAN)[no.lower()].cells["Resi"] == "JP00123"


async def test_forgetting_a_partner_takes_her_rows_out_of_the_replica(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        no = await at_work.confirms(1)
        await eventually(lambda: no.lower() in replica(at_work, PESANAN))
        assert "m001" in replica(at_work, MITRA)

        at_work.journal.seen.forget("M001")

        assert no.lower() not in replica(at_work, PESANAN)
        assert "m001" not in replica(at_work, MITRA)
        assert "m002" in replica(at_work, MITRA)
