"""The press: one process that draws, whatever happens to it."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.paper.press import Press, PressBrokenError, PressBusyError, PressError, PressLateError
from bot.wording import INDONESIAN
from commands.papers.values import Form
from tests.bot.conftest import until
from tests.paper import papers


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    one = Press()
    yield one
    await one.stop()


def ill(way: str, folder: Path, **more: float) -> Press:
    command = ("-m", "tests.paper.ill_worker", way, str(folder))
    return Press(command=command, **more)  # type: ignore[arg-type] # seconds and numbers by name


def starts(folder: Path) -> int:
    return (folder / "starts").stat().st_size


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def environment_of(pid: int | None) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


async def test_the_same_nota_is_drawn_the_same_each_time_as_picture_and_as_document(press: Press) -> None:
    png = [await press.draw(papers.unpaid(), Form.PNG, INDONESIAN) for _ in range(2)]
    pdf = await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)

    assert png[0] == png[1]
    assert png[0].startswith(b"\x89PNG")
    assert pdf.startswith(b"%PDF")


async def test_pages_asked_for_together_each_get_their_own_drawing(press: Press) -> None:
    notas = [replace(papers.paid(), partner=f"Ibu {at}") for at in range(6)]

    together = await asyncio.gather(*(press.draw(nota, Form.PDF, INDONESIAN) for nota in notas))

    assert together == [await press.draw(nota, Form.PDF, INDONESIAN) for nota in notas]
    assert len(set(together)) == 6


async def test_a_page_that_cannot_be_drawn_says_why_and_the_next_one_is_drawn(press: Press) -> None:
    with pytest.raises(PressError, match="DataOverflowError"):
        await press.draw(replace(papers.unpaid(), qris="0" * 9_000), Form.PNG, INDONESIAN)

    assert await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)


async def test_a_worker_that_was_killed_between_two_pages_is_started_anew(press: Press) -> None:
    await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)
    assert press.worker_id is not None
    os.kill(press.worker_id, 9)

    assert await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)


async def test_a_worker_that_dies_over_a_page_is_started_once_more(tmp_path: Path) -> None:
    press = ill("dies-once", tmp_path)

    assert await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)
    assert starts(tmp_path) == 2
    await press.stop()


async def test_a_page_over_which_two_workers_died_is_given_up(tmp_path: Path) -> None:
    press = ill("dies", tmp_path)

    with pytest.raises(PressBrokenError, match="died twice"):
        await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)
    assert starts(tmp_path) == 2
    await press.stop()


async def test_a_page_that_takes_too_long_is_given_up_with_its_worker(tmp_path: Path) -> None:
    press = ill("sleeps", tmp_path, seconds=1.0)

    with pytest.raises(PressLateError, match="1 seconds"):
        await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)
    assert press.worker_id is None
    await press.stop()


async def test_who_asks_while_too_many_wait_is_told_at_once(tmp_path: Path) -> None:
    press = ill("sleeps", tmp_path, waiting=2)
    waiting = [asyncio.create_task(press.draw(papers.unpaid(), Form.PDF, INDONESIAN)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(PressBusyError):
        await press.draw(papers.unpaid(), Form.PDF, INDONESIAN)

    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await press.stop()


async def test_one_who_no_longer_waits_takes_nobody_elses_page(press: Press) -> None:
    wanted = await press.draw(papers.paid(), Form.PDF, INDONESIAN)
    impatient = asyncio.create_task(press.draw(papers.of_forty_lines(), Form.PNG, INDONESIAN))
    await asyncio.sleep(0.01)
    impatient.cancel()

    assert await press.draw(papers.paid(), Form.PDF, INDONESIAN) == wanted


async def test_a_press_without_work_lets_its_worker_go_and_draws_again_when_asked() -> None:
    press = Press(idle_seconds=0.01)
    first = await press.draw(papers.paid(), Form.PDF, INDONESIAN)

    await until(lambda: press.worker_id is None)

    assert await press.draw(papers.paid(), Form.PDF, INDONESIAN) == first
    await press.stop()


async def test_a_stopped_press_leaves_no_process_and_draws_nothing_more() -> None:
    press = Press()
    await press.draw(papers.paid(), Form.PDF, INDONESIAN)
    worker = press.worker_id
    assert worker is not None

    await press.stop()

    assert not is_alive(worker)
    with pytest.raises(PressBrokenError, match="stopped"):
        await press.draw(papers.paid(), Form.PDF, INDONESIAN)


async def test_the_worker_does_not_see_the_bots_secrets(press: Press) -> None:
    os.environ["MITRA_TEST_SECRET"] = "geheim"
    try:
        await press.draw(papers.paid(), Form.PDF, INDONESIAN)
        environment = environment_of(press.worker_id)
    finally:
        del os.environ["MITRA_TEST_SECRET"]

    assert b"PYTHONUTF8" in environment
    assert b"MITRA" not in environment
