"""Somebody must mend something in the Sheet: orders wait for it, and all else goes on."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.entries.people import MemberSet
from commands.replies.sheet import RoadState
from commands.rules.network import Member, Person, Role
from sheets.setup import set_up
from sheets.tabs import HARGA, ITEM_PESANAN, MITRA, PESANAN, TIM
from tests.sheets.machine import Machine, eventually, machine, stands_once
from tests.sheets.old_sheets import OldSheet, order
from tests.sheets.workbooks import Bench


def states(at_work: Machine) -> list[RoadState]:
    return [news.state for news in at_work.road_news()]


def takes_prices(at_work: Machine) -> bool:
    """Whether an edit of hers has come through."""
    return any(row.price == 21_000 for row in at_work.ledger.book.prices.values())


def protect(sheet: OldSheet, title: str, header: str = "") -> int:
    """Lock a tab, or a column of it, against the bot."""
    area = {"sheetId": sheet.person.sheet(title)["sheetId"]}
    if header:
        index = sheet.person.read(title)[0].index(header)
        area |= {"startColumnIndex": index, "endColumnIndex": index + 1}
    made = sheet.person.batch([{"addProtectedRange": {"protectedRange": {"range": area}}}])
    number: int = made["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    return number


def unprotect(sheet: OldSheet, number: int) -> None:
    sheet.person.batch([{"deleteProtectedRange": {"protectedRangeId": number}}])


async def test_a_tab_deleted_under_400_waiting_orders_holds_them_all_and_costs_a_handful_of_calls(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    orders = [order(counter) for counter in range(1, 401)]
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        bench.control.reset_calls()
        sheet.person.delete_tab(ITEM_PESANAN)
        await at_work.decides(Decision(entries=tuple(OrderPlaced(one) for one in orders)), "all")
        await eventually(lambda: RoadState.STRUCTURE in states(at_work))
        sheet.type(HARGA, "SMB-01", "Harga", 21_000)
        await eventually(lambda: takes_prices(at_work))

        assert at_work.road_news()[0].detail == ITEM_PESANAN
        assert at_work.journal.road.aside(sheet.client.spreadsheet_id) == []
        assert [call.status for call in bench.control.calls() if call.kind == "write"].count(400) <= 4

        assert set_up(sheet.client, "jaringan-contoh").is_ready
        await stands_once(at_work, orders[-1].no)
        await eventually(lambda: RoadState.BACK in states(at_work))

        assert states(at_work) == [RoadState.STRUCTURE, RoadState.BACK]
        found = Counter(row[0] for row in sheet.person.read(PESANAN)[1:] if row and row[0])
        assert found == Counter(one.no for one in orders)


async def test_a_tab_that_she_locked_is_told_once_and_her_edits_are_taken_meanwhile(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        number = protect(sheet, PESANAN)
        first = await at_work.confirms(1)
        await eventually(lambda: RoadState.LOCKED in states(at_work))
        sheet.type(HARGA, "SMB-01", "Harga", 21_000)
        await eventually(lambda: takes_prices(at_work))
        second = await at_work.confirms(2)
        assert at_work.rows(PESANAN, first) == 0

        unprotect(sheet, number)
        await stands_once(at_work, first)
        await stands_once(at_work, second)
        await eventually(lambda: RoadState.BACK in states(at_work))

        assert states(at_work) == [RoadState.LOCKED, RoadState.BACK]
        assert at_work.road_news()[0].detail == PESANAN


async def test_a_member_whose_row_waits_for_a_locked_tab_keeps_her_rights(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    protect(sheet, TIM)
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        joins = Decision(
            entries=(MemberSet(Member("T501", Role.ADMIN, 501)),), people=(Person("T501", name="Mbak Rini"),)
        )
        await at_work.decides(joins, "joins")
        await eventually(lambda: RoadState.LOCKED in states(at_work))
        bench.control.reset_calls()
        await eventually(lambda: sum(call.kind == "read" for call in bench.control.calls()) > 20)

        assert "T501" in at_work.ledger.book.members


async def test_a_refused_order_is_told_by_its_row_and_the_column_that_is_too_long(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        long = replace(order(1), lines=(replace(order(1).lines[0], name="x" * 60_000),))
        await at_work.decides(Decision(entries=(OrderPlaced(long),)), "long")
        await eventually(lambda: RoadState.POISON in states(at_work))

        (news,) = at_work.road_news()
        assert (news.detail, news.too_long, news.quote) == (f"Pesanan, {long.no}", ("Isi",), "")
        await stands_once(at_work, await at_work.confirms(2))


async def test_a_column_of_the_bots_own_that_she_locked_stops_no_other_cell(
    bench: Bench, sheet: OldSheet, tmp_path: Path
) -> None:
    protect(sheet, MITRA, "Pesan terakhir")
    bench.control.reset_calls()
    async with machine(tmp_path, sheet) as at_work:
        no = await at_work.confirms(1)
        await stands_once(at_work, no)
        owed = sheet.address(MITRA, "M001", "Belum dibayar")
        await eventually(lambda: sheet.person.values(MITRA, owed) == [[488_000]])

        await eventually(lambda: bool(states(at_work)))
        assert [(news.state, news.detail) for news in at_work.road_news()] == [
            (RoadState.LOCKED, "Mitra/Pesan terakhir")
        ]
        refused = [call for call in bench.control.calls() if call.kind == "write" and call.status == 400]
        assert len(refused) == 2  # the first is the trial of the guards, which must be refused


async def test_columns_that_she_moves_while_orders_come_in_get_no_cell_of_another(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        for counter in range(1, 21):
            await at_work.confirms(counter)
            sheet.person.move_column(PESANAN, counter % 7 + 2, 0)
        last = await at_work.confirms(21)
        await eventually(lambda: any(last in row for row in sheet.person.read(PESANAN)))

        header, *rows = sheet.person.read(PESANAN)
        placed = [dict(zip(header, row, strict=False)) for row in rows if any(row)]
        assert Counter(row["No"] for row in placed) == Counter(order(n).no for n in range(1, 22))
        assert {(row["Total"], row["Mitra ID"], row["Tingkat"]) for row in placed} == {
            ("Rp488.000", "M001", "reseller")
        }
