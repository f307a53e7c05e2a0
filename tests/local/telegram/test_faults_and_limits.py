"""What a test can order: faults, latency, Telegram's pace; and what it can count."""

from __future__ import annotations

import http.client
import time
from typing import TYPE_CHECKING

import pytest

from bot.local.errors import ApiError
from bot.local.pace import Pace

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient


def test_429_says_how_long_to_wait_in_body_and_header(api: RawClient, people: People):
    people.fault("getMe", kind="status", retry_after=7)
    refused = api("getMe")
    assert refused.refusal == (429, "Too Many Requests: retry after 7")
    assert refused.json["parameters"] == {"retry_after": 7}
    assert refused.headers["Retry-After"] == "7"
    assert api("getMe").result["is_bot"] is True


def test_server_errors_come_as_json_or_as_a_proxys_page(api: RawClient, people: People):
    people.fault("getMe", kind="status", status=500)
    people.fault("getMe", kind="status", status=502)
    people.fault("getMe", kind="status", status=429)
    assert api("getMe").refusal == (500, "Internal Server Error")
    page = api("getMe")
    assert (page.status, page.body[:6]) == (502, b"<html>")
    assert api("getMe").refusal == (429, "Too Many Requests: retry after 1")


def test_a_fault_can_be_meant_for_one_chat(api: RawClient, people: People, ibu: Person, budi: Person):
    ibu.starts()
    budi.starts()
    text = "Forbidden: user is deactivated"
    people.fault("sendMessage", kind="status", status=403, description=text, chat_id=budi.id)
    assert api("sendMessage", chat_id=ibu.id, text="x").result
    assert api("sendMessage", chat_id=budi.id, text="x").refusal == (403, text)
    assert people.faults_left() == 0


@pytest.mark.parametrize(("kind", "heard"), [("reset_before", 0), ("reset_after", 1)])
def test_a_cut_connection_hides_whether_the_message_was_sent(
    api: RawClient, people: People, ibu: Person, kind: str, heard: int
):
    ibu.starts()
    people.fault("sendMessage", kind=kind)  # type: ignore[arg-type]  # the table's strings
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        api("sendMessage", chat_id=ibu.id, text="sampai?")
    assert sum(message.from_bot for message in ibu.chat()) == heard


def test_a_hanging_call_is_cut_in_the_end(api: RawClient, people: People):
    people.fault("*", kind="hang", seconds=0.1)
    began = time.monotonic()
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        api("getMe")
    assert time.monotonic() - began >= 0.1


def test_orders_can_be_taken_back_and_wrong_ones_are_refused(api: RawClient, people: People):
    people.fault("getMe", kind="hang", times=5)
    people.no_faults()
    assert api("getMe").result
    with pytest.raises(LookupError, match="no such fault"):
        people.fault("getMe", kind="earthquake")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(LookupError, match="unexpected keyword"):
        people.fault("getMe", kind="hang", minutes=1)
    with pytest.raises(LookupError, match="no such setting"):
        people.tune(gravity=9.8)


def test_latency_slows_answers(api: RawClient, people: People):
    people.latency(0.1)
    began = time.monotonic()
    api("getMe")
    assert time.monotonic() - began >= 0.1


def test_pace_is_off_until_switched_on_and_then_answers_429(api: RawClient, people: People, ibu: Person):
    ibu.starts()
    statuses = [api("sendMessage", chat_id=ibu.id, text="x").status for _ in range(6)]
    assert statuses == [200] * 6
    people.limits(on=True)
    answers = [api("sendMessage", chat_id=ibu.id, text="x") for _ in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["Retry-After"] == "1"
    people.limits(on=False)
    assert api("sendMessage", chat_id=ibu.id, text="x").status == 200


def admitted(pace: Pace, now: float, chat_id: int, count: int = 1) -> int:
    """Return 0 if the messages were let through, else the seconds to wait."""
    try:
        pace.admit(now, chat_id, count)
    except ApiError as refusal:
        return int((refusal.parameters or {})["retry_after"])
    return 0


def test_a_chat_takes_a_burst_of_three_and_then_one_a_second():
    pace = Pace(on=True)
    assert [admitted(pace, 100.0, 1) for _ in range(4)] == [0, 0, 0, 1]
    assert admitted(pace, 100.5, 1) == 1
    assert admitted(pace, 101.1, 1) == 0
    assert admitted(pace, 101.2, 2) == 0, "another chat has its own pace"


def test_the_bot_sends_thirty_a_second_over_all_chats():
    pace = Pace(on=True)
    waits = [admitted(pace, 100.0, chat) for chat in range(1, 33)]
    assert waits == [0] * 30 + [1, 1]
    assert admitted(pace, 101.0, 50) == 0


def test_a_group_takes_twenty_a_minute():
    pace = Pace(on=True)
    assert not any(admitted(pace, 100.0 + 2 * number, -5) for number in range(20))
    assert admitted(pace, 140.0, -5) == 20, "the first is a minute old at 160"
    assert admitted(pace, 161.0, -5) == 0


def test_an_album_counts_as_its_pictures():
    pace = Pace(on=True)
    assert admitted(pace, 100.0, 1, count=10) == 0, "an empty bucket takes what can never fit"
    assert admitted(pace, 100.0, 1) == 8


def test_many_people_can_be_let_in_at_once_and_counted(api: RawClient, people: People):
    people.inject([{"user": 500 + number, "text": f"/harga {number}"} for number in range(300)])
    assert people.pending() == 300
    updates = api("getUpdates").result
    assert [update["message"]["text"] for update in updates] == [f"/harga {n}" for n in range(100)]

    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    sent = api("sendMessage", chat_id=500, text="Jadi?", reply_markup=keyboard).result
    people.inject([{"user": 500, "press": "ya"}, {"user": 501, "press": "ya", "message_id": 9}])
    pressed, blind = [update["callback_query"] for update in api("getUpdates", offset=-2).result]
    assert (pressed["message"]["message_id"], blind["message"]["message_id"]) == (sent["message_id"], 9)
    with pytest.raises(LookupError, match="no button"):
        people.inject([{"user": 501, "press": "tidak ada"}])
    assert people.counters() == {"getUpdates": 2, "sendMessage": 1}


def test_calls_and_arrivals_are_kept_with_their_times(api: RawClient, people: People, ibu: Person):
    ibu.starts()
    before = time.time()
    sent = api.form("sendmessage", chat_id=ibu.id, text="x").result
    (request,) = people.requests()
    (arrival,) = people.arrivals()
    assert (request.method, request.params) == ("sendMessage", {"chat_id": "101", "text": "x"})
    assert (arrival.chat_id, arrival.message_id) == (ibu.id, sent["message_id"])
    assert before <= request.time <= arrival.time <= time.time()
    people.reset_requests()
    assert (people.requests(), people.arrivals(), people.counters()) == ([], [], {})
