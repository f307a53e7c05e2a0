"""getUpdates: confirmed by offset and by nothing else; one poller at a time."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from bot.local.update_queue import UpdateQueue

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import Answer, RawClient


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_an_update_is_delivered_again_until_a_later_offset_confirms_it(api: RawClient, ibu: Person):
    ibu.says("satu")
    ibu.says("dua")

    first = api("getUpdates").result
    again = api("getUpdates").result
    assert texts(first) == texts(again) == ["satu", "dua"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1

    assert texts(api("getUpdates", offset=first[1]["update_id"]).result) == ["dua"]
    assert api("getUpdates", offset=first[1]["update_id"] + 1).result == []


def test_a_limit_gives_the_oldest_and_a_negative_offset_keeps_the_newest(api: RawClient, ibu: Person):
    for word in "abcde":
        ibu.says(word)

    assert texts(api("getUpdates", limit=2).result) == ["a", "b"]
    assert texts(api("getUpdates", offset=-2).result) == ["d", "e"]
    assert texts(api("getUpdates").result) == ["d", "e"], "the others are forgotten"


def test_a_long_poll_ends_as_soon_as_something_is_said(api: RawClient, ibu: Person):
    said = threading.Timer(0.1, ibu.says, ["halo"])
    said.start()
    began = time.monotonic()
    updates = api("getUpdates", timeout=10).result
    assert texts(updates) == ["halo"]
    assert time.monotonic() - began < 5
    said.join()


def test_a_long_poll_without_news_ends_empty_after_its_timeout(api: RawClient):
    assert api("getUpdates", timeout=1).result == []


def test_of_two_pollers_the_older_is_told_of_the_conflict(api: RawClient, ibu: Person):
    older: list[Answer] = []
    polling = threading.Thread(target=lambda: older.append(api("getUpdates", timeout=10)))
    polling.start()
    time.sleep(0.1)
    assert api("getUpdates").result == []
    polling.join()
    assert older[0].refusal == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


def test_an_ordered_conflict_meets_the_next_poll_once(api: RawClient, people: People):
    people.conflict()
    assert api("getUpdates").status == 409
    assert api("getUpdates").result == []


def test_polling_is_refused_while_a_webhook_is_set(api: RawClient):
    assert api("setWebhook", url="http://127.0.0.1:9/hook").result is True
    status, text = api("getUpdates").refusal
    assert status == 409
    assert text.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert api("deleteWebhook").result is True
    assert api("getUpdates").result == []


def test_allowed_updates_stick_until_they_are_given_again(api: RawClient, ibu: Person):
    api("getUpdates", allowed_updates=["callback_query"])
    ibu.says("tidak sampai")
    assert api("getUpdates").result == []
    assert api("getWebhookInfo").result["allowed_updates"] == ["callback_query"]

    api("getUpdates", allowed_updates=[])
    ibu.says("sampai")
    assert texts(api("getUpdates").result) == ["sampai"]


def test_a_duplicated_update_comes_once_more_after_it_was_confirmed(
    api: RawClient, people: People, ibu: Person
):
    people.duplicate_next_update()
    ibu.says("dua kali")
    (first,) = api("getUpdates").result
    assert api("getUpdates", offset=first["update_id"] + 1).result == [first]
    assert api("getUpdates", offset=first["update_id"] + 1).result == []


SAY = st.tuples(st.just("say"), st.integers(1, 5), st.just(0))
POLL = st.tuples(st.just("poll"), st.integers(0, 12), st.integers(1, 4))


@given(st.lists(st.one_of(SAY, POLL), max_size=40))
def test_no_interleaving_of_says_and_polls_loses_or_repeats_a_confirmed_update(
    steps: list[tuple[str, int, int]],
):
    async def play() -> None:
        queue, said, confirmed = UpdateQueue(1), 0, 0
        for step, amount, limit in steps:
            if step == "say":
                for _ in range(amount):
                    said += 1
                    queue.put("message", {"text": str(said)})
                continue
            # Offsets reach from "nothing new confirmed" to beyond the end.
            offset = confirmed + 1 + amount if amount else 0
            confirmed = max(confirmed, min(offset - 1, said))
            page = await queue.take(offset, limit, 0)
            expected = range(confirmed + 1, min(confirmed + limit, said) + 1)
            assert [int(update["message"]["text"]) for update in page] == list(expected)
            assert [update["update_id"] for update in page] == list(expected)
            assert len(queue) == said - confirmed

    asyncio.run(play())
