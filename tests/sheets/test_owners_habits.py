"""Whatever an owner does at the browser while orders come in, nothing is lost, doubled or put in a wrong place."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sheets.gestures import GESTURES
from tests.sheets.habits import Shop, at_work
from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import Bench, running_bench


@pytest.fixture(scope="module")
def module_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("google")) as bench:
        yield bench


@pytest.fixture
def sheet(module_bench: Bench) -> Iterator[OldSheet]:
    yield old_sheet(module_bench)
    module_bench.close()


UNDISTURBED = frozenset({"adds_a_column", "moves_a_column", "merges_notes"})


async def does(shop: Shop, name: str) -> None:
    """She does it while a partner confirms."""
    doing = asyncio.create_task(asyncio.to_thread(GESTURES[name], shop))
    if name not in UNDISTURBED:
        await shop.confirms()
    await doing
    if name in UNDISTURBED:
        await asyncio.sleep(0.6)
    await shop.confirms()


@pytest.mark.parametrize("name", GESTURES)
async def test_habit(name: str, sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        for _ in range(3):
            await shop.confirms()
        assert await shop.is_right() == []
        for seed in range(3):
            shop.rng = random.Random(seed)  # noqa: S311 - chance, not a secret
            if name in UNDISTURBED:
                assert await shop.is_right() == []
            await does(shop, name)

        assert await shop.is_right() == []
        await shop.confirms()
        assert await shop.is_right() == []


@pytest.mark.parametrize("seed", range(12))
async def test_walk(seed: int, sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        shop.rng = random.Random(seed)  # noqa: S311
        done = []
        for _ in range(15):
            for _ in range(4):
                name = shop.rng.choice(list(GESTURES))
                done.append(name)
                if name in UNDISTURBED:
                    await shop.is_right()
                await does(shop, name)
            wrong = await shop.is_right()
            assert wrong == [], (done, shop.machine.road_news()[-3:], shop.titles)
