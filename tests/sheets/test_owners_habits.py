"""Whatever an owner does at the browser while orders come in, nothing is lost, doubled or put in a wrong place."""

from pathlib import Path

import pytest

from tests.sheets.gestures import GESTURES, habits, walk
from tests.sheets.habits import at_work
from tests.sheets.old_sheets import OldSheet


@pytest.mark.parametrize("place", [0, 1])
async def test_every_habit_while_orders_come_in(place: int, sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        for _ in range(3):
            await shop.confirms()

        assert await habits(shop, list(GESTURES)[place::2], at_once=2) == []


@pytest.mark.parametrize("seed", [4])
async def test_habits_by_chance(seed: int, sheet: OldSheet, tmp_path: Path) -> None:
    assert await walk(sheet, tmp_path, seed, steps=16) == []
