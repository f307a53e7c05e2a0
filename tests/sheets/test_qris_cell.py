"""The setting `QRIS` in her Sheet: written because she said so in chat, read where she pastes a code herself."""

from pathlib import Path

from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from commands.faults import Reason
from commands.files import SentFile
from commands.qris import QRIS_SETTING
from commands.qris_setting import number_of
from commands.rules.files import FileKind
from sheets.setting_rows import SETTINGS
from sheets.tabs import PENGATURAN, RIWAYAT
from tests.commands.qris_codes import code
from tests.sheets.habits import OWNER, Shop, at_work
from tests.sheets.machine import eventually, now
from tests.sheets.old_sheets import OldSheet

OURS, OTHERS = code(), code("Warung Sebelah", "Tegal")
BROKEN = OURS[:-1] + "Z"


def cell(shop: Shop) -> tuple[str, str]:
    """The address of the setting's value, and what it shows."""
    seen = shop.grid(PENGATURAN)
    number, row = next((number, row) for number, row in seen.rows() if row["Nama"] == QRIS_SETTING)
    return seen.cell(number, "Nilai"), str(row["Nilai"])


async def asks(shop: Shop, what: What) -> None:
    shop.count += 1
    ask = Ask(f"tg:1:{shop.count}", now(), Sender(OWNER), Place(OWNER), what)
    await shop.machine.ledger.handle(ask)


async def uses(shop: Shop, payload: str) -> None:
    """She sends its picture and presses `[Pakai]`."""
    await asks(shop, Said("", "", file=SentFile(FileKind.PHOTO, "f", "u"), codes=(payload,)))
    await asks(shop, Pressed(Verb.USE_QRIS, number_of(payload)))


def in_force(shop: Shop) -> str:
    return shop.machine.ledger.book.settings.get(QRIS_SETTING, "")


def is_settled(shop: Shop, payload: str) -> bool:
    """Cell and setting hold this code, and nothing of it waits."""
    is_there = cell(shop)[1] == payload == in_force(shop)
    return is_there and not shop.machine.ledger.book.replaced


async def test_her_answer_in_chat_comes_into_the_cell_and_stays(sheet: OldSheet, tmp_path: Path) -> None:
    assert QRIS_SETTING in SETTINGS
    async with at_work(tmp_path, sheet) as shop:
        await uses(shop, OURS)
        await eventually(lambda: is_settled(shop, OURS))
        noted = f"a.n. Sambal Ibu, oleh Telegram {OWNER}"
        await eventually(
            lambda: any(row[2:4] == ["QRIS diganti", noted] for row in shop.person.read(RIWAYAT))
        )

        await uses(shop, OTHERS)
        await eventually(lambda: is_settled(shop, OTHERS))

        shop.type(PENGATURAN, cell(shop)[0], OURS)
        await eventually(lambda: is_settled(shop, OURS))


async def test_a_code_that_she_pastes_herself_is_read_and_a_broken_one_is_explained(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        where, _ = cell(shop)
        shop.type(PENGATURAN, where, OURS)
        await eventually(lambda: in_force(shop) == OURS)

        shop.type(PENGATURAN, where, BROKEN)
        await eventually(lambda: bool(shop.machine.complaints()))
        (fault,) = shop.machine.complaints()[-1].faults
        assert (fault.reason, fault.cell) == (Reason.QRIS_DAMAGED, where)
        assert (in_force(shop), cell(shop)[1]) == (OURS, BROKEN)

        await uses(shop, OTHERS)
        await eventually(lambda: is_settled(shop, OTHERS))


async def test_what_she_types_after_her_answer_wins_whether_it_was_written_or_not(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        where, _ = cell(shop)
        shop.person.type(PENGATURAN, where, "")
        await shop.confirms()
        assert await shop.is_right() == []

    async with at_work(tmp_path, sheet) as shop:
        await uses(shop, OURS)
        shop.type(PENGATURAN, where, OTHERS)  # either before the bot has written its own there, or after
        await eventually(lambda: is_settled(shop, OTHERS))
