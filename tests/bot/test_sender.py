"""The sender over a real Telegram-compatible server: order, pace, errors, and what the outbox learns."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.local.people import People
from bot.local.server import TelegramServer
from bot.local.views import RequestSeen
from bot.pace import UNLIMITED, Pace, Rate
from bot.sender import Sender
from bot.transport import AiohttpRequest
from commands.messages import Button, Kind, Lane, Message
from tests.bot.artists import ARTIST
from tests.bot.conftest import TOKEN, MemoryOutbox, until


@dataclass
class News:
    """What the sender tells others about chats."""

    unreachable: list[int] = field(default_factory=list)
    migrated: list[tuple[int, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deaf: int = 0

    async def lost(self, chat_id: int) -> None:
        self.unreachable.append(chat_id)

    async def delivered(self, tag: str) -> None:
        if self.deaf:
            self.deaf -= 1
            raise OSError("the journal is away")
        self.tags.append(tag)

    async def moved(self, old: int, new: int) -> None:
        if self.deaf:
            self.deaf -= 1
            raise OSError("the journal is away")
        self.migrated.append((old, new))


@asynccontextmanager
async def sending(
    telegram: TelegramServer,
    outbox: MemoryOutbox,
    news: News | None = None,
    *,
    read_timeout: float = 5.0,
    waits: bool = True,
    **more: Any,
) -> AsyncIterator[Sender]:
    """A sender at work; without `waits` one that has not read its outbox yet."""
    news = news or News()
    bot = ExtBot(
        TOKEN,
        base_url=f"{telegram.url}/bot",
        request=AiohttpRequest(read_timeout=read_timeout),
        get_updates_request=AiohttpRequest(),
    )
    options = {
        "draw": ARTIST.draw,
        "delivered": news.delivered,
        "pace": UNLIMITED,
        "first_pause": 0.02,
        **more,
    }
    async with bot:
        sender = Sender(bot, outbox, unreachable=news.lost, migrated=news.moved, **options)
        starting = asyncio.create_task(sender.start())
        if waits:
            await starting
        try:
            yield sender
        finally:
            await starting
            await sender.stop()


async def in_thread(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """The people's door is synchronous; the loop must go on meanwhile."""
    return await asyncio.to_thread(action, *args, **kwargs)


def met(people: People, *ids: int) -> list[Any]:
    """People who pressed Start, so that the bot may write to them."""
    who = [people.user(i, f"Orang {i}") for i in ids]
    for person in who:
        person.starts()
    return who


def texts(person: Any, chat: Any = None) -> list[str]:
    return [m.text for m in person.chat(chat) if m.from_bot]


def sent_requests(people: People) -> list[RequestSeen]:
    return [r for r in people.requests() if r.method == "sendMessage"]


async def settled(sender: Sender) -> None:
    await asyncio.wait_for(sender.drain(), 60)


async def test_answers_go_before_notices_and_order_is_kept(telegram: TelegramServer, people: People) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    committed = outbox.add(
        Message(101, "kabar 1", lane=Lane.NOTICE),
        Message(101, "kabar 2", lane=Lane.NOTICE),
        Message(101, "jawaban 1"),
        Message(101, "jawaban 2"),
    )

    async with sending(telegram, outbox) as sender:
        sender.submit(committed)  # read from the outbox at the start already: not sent twice
        await settled(sender)

    assert texts(siti) == ["jawaban 1", "jawaban 2", "kabar 1", "kabar 2"]
    assert set(outbox.delivered) == {1, 2, 3, 4}
    assert all(outbox.delivered.values())


async def test_many_chats_are_served_at_once_and_marked_in_groups(
    telegram: TelegramServer, people: People
) -> None:
    met(people, *range(101, 141))
    outbox = MemoryOutbox()
    people.fault("sendMessage", kind="hang", times=1_000, chat_id=101)

    async with sending(telegram, outbox, read_timeout=1.0) as sender:
        sender.submit(outbox.add(*(Message(100 + 1 + n % 40, f"pesan {n}") for n in range(200))))
        await until(lambda: len(outbox.delivered) == 195)  # all the others
        people.no_faults()
        await settled(sender)

    assert len(outbox.delivered) == 200
    assert outbox.writes < 100


async def test_a_chat_gets_no_more_than_its_pace_allows(telegram: TelegramServer, people: People) -> None:
    met(people, 101, 102)
    outbox = MemoryOutbox()
    pace = Pace(overall=None, private=Rate(3, 4), group=None)

    async with sending(telegram, outbox, pace=pace) as sender:
        began = time.monotonic()
        sender.submit(outbox.add(*(Message(101 + n % 2, f"pesan {n}") for n in range(12))))
        await settled(sender)
        took = time.monotonic() - began

    assert took > 0.7  # three at once, then four a second: a slow machine only takes longer
    assert len(outbox.delivered) == 12


async def test_429_holds_the_whole_bot_for_as_long_as_it_says(
    telegram: TelegramServer, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    met(people, 101, 102)
    outbox = MemoryOutbox()
    people.reset_requests()
    people.fault("sendMessage", kind="status", status=429, retry_after=1, chat_id=101)

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(Message(101, "satu")))
        await until(lambda: "429" in caplog.text)
        sender.submit(outbox.add(Message(102, "dua")))
        await settled(sender)

    refused, *later = sent_requests(people)
    assert sorted(r.params["chat_id"] for r in later) == ["101", "102"]
    assert min(r.time for r in later) - refused.time > 1
    assert set(outbox.delivered) == {1, 2}


async def test_after_a_429_nothing_is_lost_and_order_and_lanes_are_kept(
    telegram: TelegramServer, people: People
) -> None:
    siti, _ = met(people, 101, 102)
    outbox = MemoryOutbox()
    people.fault("editMessageReplyMarkup", kind="status", status=429, retry_after=1)

    async with sending(telegram, outbox) as sender:
        sender.submit(
            outbox.add(
                Message(101, kind=Kind.UNBUTTON, message_id=1),
                Message(101, "kabar 1", lane=Lane.NOTICE),
                Message(101, "jawaban 1"),
                Message(102, "lain"),
                Message(101, "kabar 2", lane=Lane.NOTICE),
                Message(101, "jawaban 2"),
            )
        )
        await settled(sender)

    assert texts(siti) == ["jawaban 1", "jawaban 2", "kabar 1", "kabar 2"]
    assert set(outbox.delivered) == {1, 2, 3, 4, 5, 6}
    refused, again = (r for r in people.requests() if r.method == "editMessageReplyMarkup")
    assert again.time - refused.time > 1


async def test_over_telegrams_own_limits_everything_comes_once_and_in_order(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    people.limits(on=True)
    outbox = MemoryOutbox()

    async with sending(telegram, outbox) as sender:  # without a pace of its own
        sender.submit(outbox.add(*(Message(101, f"pesan {n}") for n in range(5))))
        await settled(sender)

    assert texts(siti) == [f"pesan {n}" for n in range(5)]


async def test_who_blocked_the_bot_is_told_and_nothing_more_is_tried(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    siti.blocks()
    outbox, news = MemoryOutbox(), News()

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(101, "satu"), Message(101, "dua"), Message(101, "tiga")))
        await settled(sender)

    assert news.unreachable == [101]
    assert set(outbox.lost) == {1, 2, 3}
    assert "blocked" in outbox.lost[1]
    assert people.counters().get("sendMessage", 0) == 1


async def test_a_stranger_who_never_pressed_start_is_unreachable(
    telegram: TelegramServer, people: People
) -> None:
    people.user(103, "Belum Mulai")
    outbox, news = MemoryOutbox(), News()

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(103, "halo")))
        await settled(sender)

    assert news.unreachable == [103]
    assert set(outbox.lost) == {1}


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot was kicked from the group chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: PEER_ID_INVALID"),
    ],
)
async def test_whoever_cannot_be_reached_is_told_once_and_reached_again_when_she_is_back(
    telegram: TelegramServer, people: People, status: int, description: str
) -> None:
    siti, budi = met(people, 101, 102)
    outbox, news = MemoryOutbox(), News()
    people.fault("sendMessage", kind="status", status=status, description=description, chat_id=101)

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(101, "satu"), Message(101, "dua"), Message(102, "lain")))
        await settled(sender)
        sender.submit(outbox.add(Message(101, "lagi")))
        await settled(sender)

    assert news.unreachable == [101]
    assert set(outbox.lost) == {1, 2}
    assert (texts(siti), texts(budi)) == (["lagi"], ["lain"])


async def test_what_waits_for_a_group_follows_it_as_soon_as_telegram_says_so(
    telegram: TelegramServer, people: People
) -> None:
    (owner,) = met(people, 101)
    group = people.group("Reseller", members=[owner])
    outbox, news = MemoryOutbox(), News()
    people.fault("sendMessage", kind="status", status=502, times=1_000, chat_id=group.id)

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(*(Message(group.id, f"pesan {n}") for n in range(3))))
        await until(lambda: people.faults_left() < 1_000)
        new_id = group.migrates().id
        sender.follow(group.id, new_id)
        sender.submit(outbox.add(Message(group.id, "sesudahnya")))
        await settled(sender)

    assert texts(owner, new_id) == ["pesan 0", "pesan 1", "pesan 2", "sesudahnya"]


async def test_whoever_must_know_of_a_moved_group_is_told_until_it_does(
    telegram: TelegramServer, people: People
) -> None:
    (owner,) = met(people, 101)
    group = people.group("Reseller", members=[owner])
    new_id = group.migrates().id
    outbox, news = MemoryOutbox(), News(deaf=1)

    async with sending(telegram, outbox, news) as sender:
        for word in ("satu", "dua", "tiga"):
            sender.submit(outbox.add(Message(group.id, word)))
            await settled(sender)

    assert news.migrated == [(group.id, new_id)]
    assert texts(owner, new_id) == ["satu", "dua", "tiga"]


async def test_a_group_that_moved_gets_everything_under_its_new_id(
    telegram: TelegramServer, people: People
) -> None:
    (owner,) = met(people, 101)
    group = people.group("Reseller", members=[owner])
    old = group.id
    new_id = group.migrates().id
    outbox, news = MemoryOutbox(), News()

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(old, "satu", reply_to=1), Message(old, "dua")))
        await settled(sender)
        sender.submit(outbox.add(Message(old, "tiga")))
        await settled(sender)

    assert news.migrated == [(old, new_id)]
    assert texts(owner, new_id) == ["satu", "dua", "tiga"]
    assert set(outbox.delivered) == {1, 2, 3}


async def test_notices_that_wait_for_one_chat_come_as_one_message(
    telegram: TelegramServer, people: People
) -> None:
    (ratna,) = met(people, 101)
    outbox = MemoryOutbox()
    button = ((Button("Ya", data="gt:1"),),)
    outbox.add(
        *(Message(101, f"Pesanan {n}", lane=Lane.NOTICE, joins=True) for n in range(1, 4)),
        Message(101, "Yang mana?", button, lane=Lane.NOTICE, joins=True),
        Message(101, "Pesanan 4", lane=Lane.NOTICE, joins=True),
        Message(101, "x" * 4090, lane=Lane.NOTICE, joins=True),
    )

    async with sending(telegram, outbox) as sender:
        await settled(sender)

    assert texts(ratna) == [
        "Pesanan 1\n\nPesanan 2\n\nPesanan 3",
        "Yang mana?",
        "Pesanan 4",
        "x" * 4090,
    ]
    assert len(set(outbox.delivered.values())) == 4
    assert set(outbox.delivered) == {1, 2, 3, 4, 5, 6}


async def test_an_answer_that_got_lost_is_sent_again_and_never_missed(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    people.fault("sendMessage", kind="reset_after", times=1)
    people.fault("sendMessage", kind="reset_before", times=1)
    people.fault("sendMessage", kind="status", status=502, times=2)
    people.fault("sendMessage", kind="hang", times=1)

    async with sending(telegram, outbox, read_timeout=1.0) as sender:
        sender.submit(outbox.add(Message(101, "satu"), Message(101, "dua")))
        await settled(sender)

    assert set(texts(siti)) == {"satu", "dua"}
    assert texts(siti).count("satu") == 2  # Telegram had it: the Bot API has no idempotency key
    assert texts(siti)[-1] == "dua"
    assert set(outbox.delivered) == {1, 2}


async def test_edits_change_the_message_and_a_vanished_one_comes_anew(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    buttons = ((Button("Konfirmasi pesanan", data="ko:1:1"),),)

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(Message(101, "draf", buttons)))
        await until(lambda: 1 in outbox.delivered)
        shown = outbox.delivered[1]
        sender.submit(
            outbox.add(
                Message(101, "draf", buttons, kind=Kind.EDIT, message_id=shown),  # not modified
                Message(101, "draf baru", buttons, kind=Kind.EDIT, message_id=shown),
                Message(101, kind=Kind.UNBUTTON, message_id=shown),
                Message(101, kind=Kind.UNBUTTON, message_id=shown),  # nothing to take away
                Message(101, "lama", kind=Kind.EDIT, message_id=999_999),
            )
        )
        await settled(sender)

    assert texts(siti) == ["draf baru", "lama"]
    assert siti.chat()[-2].labels in ([], ())
    assert set(outbox.delivered) == {1, 2, 3, 4, 5, 6}


async def test_a_text_that_is_too_long_comes_in_parts_with_the_buttons_last(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    lines = [f"baris {n} " + "x" * 90 for n in range(100)]

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(Message(101, "\n".join(lines), ((Button("Lainnya", data="hl"),),))))
        await settled(sender)

    parts = [m for m in siti.chat() if m.from_bot]
    assert [len(m.text) <= 4096 for m in parts] == [True] * 3
    assert "\n".join(m.text for m in parts) == "\n".join(lines)
    assert [list(m.labels) for m in parts] == [[], [], ["Lainnya"]]


async def test_what_telegram_refuses_for_good_is_set_aside_and_the_rest_goes_on(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()

    async with sending(telegram, outbox) as sender:
        sender.submit(
            outbox.add(
                Message(101, "x", ((Button("terlalu panjang", data="x" * 65),),)),
                Message(101, " "),
                Message(101, "sesudahnya \ud800"),
            )
        )
        await settled(sender)

    assert set(outbox.lost) == {1, 2}
    assert texts(siti) == ["sesudahnya ?"]


async def test_text_that_looks_like_markup_arrives_as_typed(telegram: TelegramServer, people: People) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    typed = "<b>Bu Tini</b> *tebal* _miring_ [x](http://a.b) &amp; =HYPERLINK(1)"

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(Message(101, typed)))
        await settled(sender)

    assert texts(siti) == [typed]
    detected = {entity["type"] for entity in siti.chat()[-1].entities}
    assert detected <= {"url", "mention", "hashtag", "bot_command"}  # what Telegram finds by itself


async def test_a_journal_at_fault_stops_nothing_and_is_told_later(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()

    async with sending(telegram, outbox) as sender:
        outbox.broken = 3
        sender.submit(outbox.add(Message(101, "satu")))
        await settled(sender)
        sender.submit([(1, outbox.kept[1])])  # the journal still thinks that it waits
        await settled(sender)
        await until(lambda: outbox.delivered)

    assert texts(siti) == ["satu"]
    assert set(outbox.delivered) == {1}


async def test_an_outbox_that_cannot_be_read_at_start_is_read_later(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox(broken=2)
    outbox.add(Message(101, "dari kemarin"))

    async with sending(telegram, outbox) as sender:
        await settled(sender)

    assert texts(siti) == ["dari kemarin"]


async def test_what_comes_while_a_long_outbox_is_read_goes_out_once_and_behind_it(
    telegram: TelegramServer, people: People
) -> None:
    siti, _ = met(people, 101, 102)
    outbox = MemoryOutbox()
    outbox.add(*(Message(101 + n % 2, f"lama {n}") for n in range(40)))
    going_on = threading.Event()
    outbox.pages = lambda: going_on.wait(30)  # the snapshot is taken, and takes its time

    async with sending(telegram, outbox, page=10, waits=False) as sender:
        fresh = outbox.add(*(Message(101, f"baru {n}") for n in range(3)))
        sender.submit(fresh)
        sender.submit([(None, Message(101, "tidak disimpan"))])
        await until(lambda: texts(siti) == ["tidak disimpan"])
        going_on.set()
        await settled(sender)
        sender.submit(fresh)
        await settled(sender)

    old = [f"lama {n}" for n in range(0, 40, 2)]
    assert texts(siti) == ["tidak disimpan", *old, "baru 0", "baru 1", "baru 2"]
    assert people.counters()["sendMessage"] == 44


async def test_at_stop_what_is_in_flight_finishes_and_the_rest_is_kept(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    people.reset_requests()
    people.latency(1.0)

    async with sending(telegram, outbox, read_timeout=30.0) as sender:
        sender.submit(outbox.add(*(Message(101, f"pesan {n}") for n in range(5))))
        await until(lambda: len(sent_requests(people)) == 1)

    assert texts(siti) == ["pesan 0"]
    assert set(outbox.delivered) == {1}
    assert len(outbox.waiting()) == 4


async def test_a_burst_of_messages_is_fine(telegram: TelegramServer, people: People) -> None:
    await in_thread(people.inject, [{"user": 1000 + n, "text": "/start"} for n in range(100)])
    outbox = MemoryOutbox()

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(*(Message(1000 + n % 100, f"pesan {n}") for n in range(1_000))))
        await asyncio.wait_for(sender.drain(), 60)

    assert len(outbox.delivered) == 1_000


async def test_a_chats_next_message_waits_until_the_last_one_is_marked(
    telegram: TelegramServer, people: People
) -> None:
    """Killed in between, the bot repeats one message in a chat, never two."""
    siti, budi = met(people, 101, 102)
    outbox = SlowOutbox()

    async with sending(telegram, outbox) as sender:
        sender.submit(outbox.add(Message(101, "satu"), Message(101, "dua"), Message(102, "tiga")))
        assert await in_thread(outbox.is_writing.wait, 30)
        assert (await in_thread(budi.hears, timeout=30)).text == "tiga"
        assert await in_thread(texts, siti) == ["satu"]
        outbox.may_write.set()
        await settled(sender)

    assert texts(siti) == ["satu", "dua"]


@dataclass
class SlowOutbox(MemoryOutbox):
    """Its marks are written when the test says so."""

    is_writing: Event = field(default_factory=Event)
    may_write: Event = field(default_factory=Event)

    def sent(self, ids: Mapping[int, int | None]) -> None:
        self.is_writing.set()
        assert self.may_write.wait(30)
        super().sent(ids)


async def test_while_the_journal_is_away_nobody_waits_for_marks(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()

    async with sending(telegram, outbox) as sender:
        outbox.broken = 100
        sender.submit(outbox.add(*(Message(101, f"pesan {n}") for n in range(5))))
        await settled(sender)
        assert await in_thread(texts, siti) == [f"pesan {n}" for n in range(5)]
        assert outbox.broken > 90
        outbox.broken = 0


async def test_that_a_tagged_message_was_delivered_is_told_once_and_only_then(
    telegram: TelegramServer, people: People
) -> None:
    met(people, 101)
    outbox, news = MemoryOutbox(), News()
    people.fault("sendMessage", kind="status", status=502, description="Bad Gateway")

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(101, "Ingat ya", tag="unpaid/P1"), Message(101, "Terima kasih")))
        sender.submit(outbox.add(Message(999, "Tidak kenal", tag="unpaid/P2")))
        await settled(sender)

    assert news.tags == ["unpaid/P1"]


async def test_what_was_delivered_is_marked_only_when_whoever_waits_for_it_was_told(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox, news = MemoryOutbox(), News(deaf=2)

    async with sending(telegram, outbox, news) as sender:
        sender.submit(outbox.add(Message(101, "Ingat ya", tag="unpaid/P1"), Message(101, "Terima kasih")))
        await settled(sender)
        await until(lambda: set(outbox.delivered) == {1, 2})

    assert news.tags == ["unpaid/P1"]
    assert await in_thread(texts, siti) == ["Ingat ya", "Terima kasih"]


async def test_what_nobody_could_be_told_of_at_stop_goes_out_again(
    telegram: TelegramServer, people: People
) -> None:
    (siti,) = met(people, 101)
    outbox = MemoryOutbox()
    async with sending(telegram, outbox, News(deaf=1_000)) as sender:
        sender.submit(outbox.add(Message(101, "Ingat ya", tag="unpaid/P1"), Message(101, "Terima kasih")))
        await settled(sender)
    assert set(outbox.delivered) == {2}

    news = News()
    async with sending(telegram, outbox, news) as sender:
        await settled(sender)

    assert news.tags == ["unpaid/P1"]
    assert await in_thread(texts, siti) == ["Ingat ya", "Terima kasih", "Ingat ya"]


async def test_notices_whose_delivery_somebody_waits_for_are_not_joined(
    telegram: TelegramServer, people: People
) -> None:
    met(people, 101)
    outbox, news = MemoryOutbox(), News()

    async with sending(telegram, outbox, news) as sender:
        sender.submit(
            outbox.add(
                *(Message(101, tag, lane=Lane.NOTICE, joins=True, tag=tag) for tag in ("due/P1", "due/P2"))
            )
        )
        await settled(sender)

    assert news.tags == ["due/P1", "due/P2"]
