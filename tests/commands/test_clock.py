"""What time brings: reminders once, orders released or asked about, nothing in quiet hours."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import clock
from commands.asks import Pressed, Verb
from commands.edits.seen import OrderSeen
from commands.entries.catalog import SettingSet
from commands.entries.clock import NoticeDelivered
from commands.entries.money import PaymentJudged, PaymentRecorded, PaymentReported
from commands.entries.orders import Amendment, OrderAmended, OrderMoved, OrderPlaced, PostageFilled
from commands.entries.people import ReachChanged
from commands.pointing import pointer
from commands.replies import Reply
from commands.replies.changes import SurplusAsked
from commands.replies.clock import (
    BillUnheard,
    DueReminder,
    NothingToWaitFor,
    PostageWaits,
    Released,
    ReleasedTold,
    ReleaseWanted,
    TimeAnswered,
    TimeAsked,
    TimeWanted,
    UnpaidReminder,
    Void,
)
from commands.replies.drafts import OldButton
from commands.replies.orders import PostageChanged
from commands.replies.people import OwnersOnly
from commands.replies.stock import BackInStock
from commands.rules.clock import minute_of
from commands.rules.network import Reach
from commands.rules.orders import Order, OrderLine, OrderStatus, PayMethod
from commands.rules.payments import Payment, PaymentState, PaymentWay
from tests.commands.looks import look, tab
from tests.commands.network import NOW, RATNA, SITI, counted, example_book
from tests.commands.talk import Speaker, Talk
from tests.rules.strategies import PROPERTY

NO = "P261124-001"
SUBJECT = pointer(NO)
TICK = timedelta(minutes=10)


@pytest.fixture
def ordered(talk, siti):
    """Tuesday, 9 o'clock: Siti owes Rp210.000 until Wednesday, 9 o'clock."""
    siti.orders("sambal bawang 10")
    siti.confirms()
    return talk


def hours(count: float) -> datetime:
    return NOW + timedelta(hours=count)


def until(talk: Talk, at: datetime, *, delivers: bool = True) -> list[tuple[float, str]]:
    """Time goes by in steps; what was told, and how many hours after the order."""
    told = []
    while talk.clock < at:
        talk.clock = min(at, talk.clock + TICK)
        made = talk.commit(clock.due(talk.book, talk.clock))
        for notice in made.notices:
            told.append(((talk.clock - NOW) / timedelta(hours=1), type(notice.reply).__name__))
            if notice.tag and delivers:
                talk.happens(NoticeDelivered(notice.tag, talk.clock))
    return told


# --- the unpaid clock -------------------------------------------------------------------------


def test_an_order_is_reminded_of_once_and_then_the_owner_is_asked(ordered, siti, ratna):
    assert until(ordered, hours(40)) == [(21, "UnpaidReminder"), (24, "ReleaseWanted"), (24, "ReleaseWanted")]

    (reminder,) = siti.hears
    assert reminder == UnpaidReminder(ordered.book.orders[NO], "Siti Rohmah", ordered.book.local(hours(24)))
    version = ordered.book.clocks[NO].version
    assert ratna.hears[-1] == ReleaseWanted(ordered.book.orders[NO], "Siti Rohmah", True, version)


def test_by_itself_it_is_released_and_both_hear_of_it(ordered, siti, ratna):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))

    until(ordered, hours(30))

    assert NO not in ordered.book.orders
    assert ordered.book.reserved == {}
    assert siti.hears[-1] == Released(NO, ordered.book.local(hours(24)), "0800-0000-0000")
    assert ratna.hears[-1] == ReleasedTold(NO, "Siti Rohmah")
    assert not ordered.book.clocks
    until(ordered, hours(31))
    assert not ordered.book.told


def test_what_was_left_without_an_end_is_let_go_without_naming_one(ordered, siti, ratna):
    until(ordered, hours(25))
    answers(ratna, Verb.LEAVE_UNPAID)

    version = ordered.book.clocks[NO].version
    assert ratna.asks(press(Verb.RELEASE, version)) == ReleasedTold(NO, "Siti Rohmah")
    assert siti.hears[-1] == Released(NO, None, "0800-0000-0000")


def test_she_reads_the_end_that_the_reminder_promised(ordered, siti):
    """It could be written only late: the bot was down, or it was a holiday."""
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))
    ordered.passes(hours=30)

    until(ordered, hours(40))

    reminder, released = siti.hears
    assert isinstance(reminder, UnpaidReminder)
    assert released == Released(NO, reminder.until, "0800-0000-0000")


def test_switched_off_nothing_happens_after_the_reminder(ordered):
    ordered.happens(SettingSet("Batal otomatis", "mati"))

    assert until(ordered, hours(80)) == [(21, "UnpaidReminder")]


@pytest.mark.parametrize(
    ("limit", "quiet", "off", "reminded", "asked"),
    [
        ("24 jam", "21.00-06.00", "", 21, 24),
        ("48 jam", "21.00-06.00", "", 45, 48),
        ("2 hari", "21.00-06.00", "", 45, 48),
        ("4 jam", "21.00-06.00", "", 2, 4),
        ("17 jam", "21.00-06.00", "", 11.5, 21),  # until 2 at night: reminded at half past eight, asked at 6
        ("24 jam", "21.00-06.00", "25/11", 45, 48),  # the 25th does not count
        ("24 jam", "21.00-06.00", "25/11, 26/11", 69, 72),
        ("24 jam", "00.00-00.00", "", 21, 24),
    ],
)
def test_when_she_is_reminded_and_the_owner_asked(talk, siti, limit, quiet, off, reminded, asked):
    talk.happens(
        *(SettingSet(*one) for one in (("Batas bayar", limit), ("Jam tenang", quiet), ("Libur", off)))
    )
    siti.orders("sambal bawang 10")
    siti.confirms()

    told = until(talk, hours(90))

    assert [at for at, what in told if what == "UnpaidReminder"] == [pytest.approx(reminded)]
    assert [at for at, what in told if what == "ReleaseWanted"] == [pytest.approx(asked)] * 2


def test_a_bot_that_was_down_reminds_first_and_waits_two_hours(ordered):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))
    ordered.passes(days=3)

    told = until(ordered, hours(72 + 5))

    assert [what for _, what in told] == ["UnpaidReminder", "Released", "ReleasedTold", "ReleasedTold"]
    assert told[1][0] - told[0][0] == pytest.approx(2)


def test_without_a_delivered_reminder_nothing_is_released_unasked(ordered, ratna):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))

    told = until(ordered, hours(60), delivers=False)

    assert [what for _, what in told] == ["UnpaidReminder", "ReleaseWanted", "ReleaseWanted"]
    assert ratna.hears[-1].was_reminded is False


def test_who_cannot_be_reached_is_not_written_to_and_the_owner_decides(ordered, siti, ratna):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"), ReachChanged("M001", Reach.BLOCKED))

    told = until(ordered, hours(60))

    assert [what for _, what in told] == ["ReleaseWanted", "ReleaseWanted"]
    assert siti.hears == []


@pytest.mark.parametrize("named", [(NO,), ()])
def test_a_proof_stops_the_clock_and_its_refusal_gives_two_hours(ordered, siti, named):
    """It may name the order, or nobody knows yet what it is for."""
    until(ordered, hours(23))
    waiting = Payment(
        "B1", "M001", 210_000, PaymentWay.TRANSFER, PaymentState.WAITING, hours(23), "M001", named
    )
    ordered.happens(PaymentReported(waiting))
    assert until(ordered, hours(29)) == []
    assert asks_time(siti) == NothingToWaitFor(NO, Void.PAID)

    ordered.happens(PaymentJudged("B1", PaymentState.NOT_ARRIVED, 210_000, hours(29), "1"))
    told = until(ordered, hours(33))

    assert [what for _, what in told] == ["UnpaidReminder", "ReleaseWanted", "ReleaseWanted"]
    assert told[1][0] >= 31


@pytest.mark.parametrize(
    "stops",
    [
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.IN_PROGRESS, "1"),
        PaymentRecorded("B1", "M001", NO, 210_000, "transfer", NOW, "1"),
        PaymentRecorded("B1", "M001", NO, 200_000, "transfer", NOW, "1"),
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.CANCELLED, "1"),
    ],
)
def test_what_is_paid_in_work_or_off_has_no_clock(ordered, stops):
    ordered.happens(stops)

    assert until(ordered, hours(60)) == []


@pytest.mark.parametrize("rule", ["tanya", "otomatis"])
def test_of_the_rest_of_a_part_payment_she_is_reminded_and_the_owner_is_asked(ordered, siti, ratna, rule):
    """By itself it is never released: some of her money is there."""
    ordered.happens(
        SettingSet("Batal otomatis", rule), PaymentRecorded("B1", "M001", NO, 1_000, "balance", NOW, "M001")
    )

    assert until(ordered, hours(80)) == [(21, "UnpaidReminder"), (24, "ReleaseWanted"), (24, "ReleaseWanted")]
    assert answers(ratna, Verb.RELEASE) == ReleasedTold(NO, "Siti Rohmah")
    assert siti.hears[-2:] == [
        Released(NO, ordered.book.local(hours(24)), "0800-0000-0000", is_part_paid=True),
        SurplusAsked(NO, 1_000),
    ]


def test_of_her_part_payment_the_owner_is_asked_where_nothing_reaches_her(ordered, siti, ratna):
    ordered.happens(PaymentRecorded("B1", "M001", NO, 1_000, "transfer", NOW, "1"))
    until(ordered, hours(25))
    ordered.happens(ReachChanged("M001", Reach.BLOCKED))
    answers(ratna, Verb.RELEASE)

    assert ratna.hears[-1] == SurplusAsked(NO, 1_000, "Siti Rohmah")


def test_who_pays_a_part_at_the_last_moment_has_two_hours_for_the_rest(ordered, siti):
    until(ordered, hours(23))
    ordered.happens(PaymentRecorded("B1", "M001", NO, 50_000, "transfer", hours(23), "1"))

    told = until(ordered, hours(40))
    assert [what for _, what in told] == ["UnpaidReminder", "ReleaseWanted", "ReleaseWanted"]
    assert told[1][0] >= 25


def test_where_postage_comes_first_the_clock_starts_with_the_bill(talk, budi):
    """Sidoarjo has no postage of its own: the owner works it out, and is asked for it next morning."""
    budi.orders("sambal bawang 50")
    budi.confirms()

    assert until(talk, hours(30)) == [(21, "PostageWaits")] * 2
    assert talk.notices[RATNA][-1] == PostageWaits((NO,))

    talk.happens(PostageFilled(NO, 20_000))
    assert [what for _, what in until(talk, hours(70))] == [
        "UnpaidReminder",
        "ReleaseWanted",
        "ReleaseWanted",
    ]


def pays_by(talk: Talk, method: PayMethod) -> OrderAmended:
    changed = replace(talk.book.orders[NO], pay_method=method)
    return OrderAmended(changed, 0, Amendment.TERMS, talk.clock, "M001")


def test_while_another_way_to_pay_is_chosen_the_clock_rests_and_then_the_same_one_goes_on(ordered):
    ordered.happens(pays_by(ordered, PayMethod.QRIS))
    assert until(ordered, hours(23)) == [(21, "UnpaidReminder")]
    ordered.happens(pays_by(ordered, PayMethod.CREDIT), pays_by(ordered, PayMethod.TRANSFER))

    assert until(ordered, hours(40)) == [(24, "ReleaseWanted")] * 2


def test_who_changes_back_after_the_time_was_over_has_two_hours_and_is_reminded(ordered):
    ordered.happens(pays_by(ordered, PayMethod.CASH))
    assert until(ordered, hours(48)) == []
    ordered.happens(pays_by(ordered, PayMethod.TRANSFER))

    told = until(ordered, hours(80))
    assert [what for _, what in told] == ["UnpaidReminder", "ReleaseWanted", "ReleaseWanted"]
    assert [at for at, _ in told] == [pytest.approx(48, abs=0.2), *[pytest.approx(50, abs=0.4)] * 2]


def test_who_never_had_a_clock_gets_a_whole_one_and_one_that_stands_stands_on(ordered, siti, ratna):
    asks_time(siti)
    ordered.happens(pays_by(ordered, PayMethod.CASH))
    ordered.passes(hours=30)
    ordered.happens(pays_by(ordered, PayMethod.TRANSFER))
    assert until(ordered, hours(48)) == []
    assert answers(ratna, Verb.LEAVE_UNPAID) == TimeAnswered(NO, None)

    cash = replace(ordered.book.orders[NO], no="P261126-001", pay_method=PayMethod.CASH)
    ordered.happens(OrderPlaced(cash))
    paid = OrderAmended(replace(cash, pay_method=PayMethod.QRIS), 0, Amendment.TERMS, ordered.clock, "M001")
    ordered.happens(paid)
    assert until(ordered, hours(48.5)) == []
    assert ordered.book.clocks["P261126-001"].until == hours(72 + 1 / 6)


def test_a_holiday_that_the_owner_enters_later_puts_the_end_off(ordered):
    ordered.happens(SettingSet("Libur", "25/11 - 27/11"))

    told = until(ordered, hours(120))

    assert [at for at, what in told if what == "UnpaidReminder"] == [pytest.approx(93)]
    assert [at for at, what in told if what == "ReleaseWanted"] == [pytest.approx(96)] * 2


def test_who_orders_just_before_the_night_is_reminded_in_the_morning(talk, siti):
    talk.happens(SettingSet("Batas bayar", "8 jam"))
    talk.passes(hours=11, minutes=45)
    siti.orders("sambal bawang 10")
    siti.confirms()

    told = until(talk, hours(30))

    assert [at for at, what in told if what == "UnpaidReminder"] == [pytest.approx(21, abs=0.2)]
    assert [at for at, what in told if what == "ReleaseWanted"] == [pytest.approx(23, abs=0.2)] * 2


# --- time that is asked for -------------------------------------------------------------------


def asks_time(siti: Speaker) -> Reply | None:
    return siti.asks(Pressed(Verb.ASK_TIME, SUBJECT))


def answers(who: Speaker, verb: Verb, until: datetime = NOW) -> Reply | None:
    """A button of the newest question about the order."""
    asked = [one for one in who.hears if isinstance(one, TimeWanted | ReleaseWanted)]
    return who.asks(press(verb, asked[-1].version if asked else 0, until))


def press(verb: Verb, version: int = 0, until: datetime = NOW) -> Pressed:
    return Pressed(verb, SUBJECT, version, quantity=minute_of(until))


def test_who_asks_for_time_gets_the_owners_answer_and_meanwhile_nothing_happens(ordered, siti, ratna):
    until(ordered, hours(22))

    assert asks_time(siti) == TimeAsked(NO, "Bu Ratna")
    assert asks_time(siti) == TimeAsked(NO, "Bu Ratna")
    (wanted,) = (one for one in ratna.hears if isinstance(one, TimeWanted))
    assert (wanted.order, wanted.name, wanted.is_due) == (ordered.book.orders[NO], "Siti Rohmah", False)
    assert until(ordered, hours(48)) == []

    given = TimeAnswered(NO, ordered.book.local(hours(72)))
    assert answers(ratna, Verb.GIVE_TIME, hours(72)) == given
    assert siti.hears[-1] == given
    assert [at for at, what in until(ordered, hours(80)) if what == "UnpaidReminder"] == [pytest.approx(69)]


def test_no_time_leaves_two_hours_at_least_and_the_first_answer_counts(ordered, siti, ratna, adi):
    until(ordered, hours(23.5))
    asks_time(siti)

    refused = TimeAnswered(NO, ordered.book.local(ordered.clock + timedelta(hours=2)), is_refused=True)
    assert answers(ratna, Verb.REFUSE_TIME) == refused
    assert siti.hears[-1] == refused
    for verb in (Verb.REFUSE_TIME, Verb.GIVE_TIME, Verb.LEAVE_UNPAID, Verb.RELEASE):
        assert answers(adi, verb, hours(48)) == NothingToWaitFor(NO, Void.ANSWERED)
        assert answers(ratna, verb, hours(48)) == NothingToWaitFor(NO, Void.ANSWERED)


def test_a_refusal_after_the_time_was_over_is_the_last_that_she_hears_before_it_is_released(
    ordered, siti, ratna
):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))
    until(ordered, hours(22))
    asks_time(siti)
    until(ordered, hours(26))
    answers(ratna, Verb.REFUSE_TIME)
    made = ordered.decisions[-1].notices
    assert [type(one.reply) for one in made if one.tag] == [TimeAnswered]
    ordered.happens(*(NoticeDelivered(one.tag, ordered.clock) for one in made))

    assert until(ordered, hours(40)) == [(28, "Released"), (28, "ReleasedTold"), (28, "ReleasedTold")]


def test_a_refusal_in_good_time_leaves_the_reminder_to_come(ordered, siti, ratna):
    asks_time(siti)
    answers(ratna, Verb.REFUSE_TIME)

    assert until(ordered, hours(22)) == [(21, "UnpaidReminder")]


def test_who_did_not_get_the_refusal_is_not_released_without_the_owners_word(ordered, siti, ratna):
    ordered.happens(SettingSet("Batal otomatis", "otomatis"))
    until(ordered, hours(22))
    asks_time(siti)
    until(ordered, hours(26))
    answers(ratna, Verb.REFUSE_TIME)

    assert [what for _, what in until(ordered, hours(40))] == ["ReleaseWanted", "ReleaseWanted"]


def test_an_answer_that_comes_late_leaves_two_hours_too(ordered, siti, ratna):
    asks_time(siti)
    ordered.passes(days=3)

    assert answers(ratna, Verb.GIVE_TIME, hours(24)) == TimeAnswered(NO, ordered.book.local(hours(74)))


def test_what_happens_while_she_waits_for_an_answer_leaves_the_owners_buttons_good(ordered, siti, ratna):
    until(ordered, hours(22))
    asks_time(siti)
    ordered.passes(hours=4)
    made = Payment("B1", "M001", 210_000, PaymentWay.TRANSFER, PaymentState.WAITING, NOW, "M001", (NO,))
    ordered.happens(
        PaymentReported(made), PaymentJudged("B1", PaymentState.NOT_ARRIVED, 210_000, ordered.clock, "1")
    )
    assert answers(ratna, Verb.REFUSE_TIME) == TimeAnswered(
        NO, ordered.book.local(hours(28)), is_refused=True
    )


def test_a_postage_that_changes_while_she_waits_for_an_answer_says_no_time_and_leaves_the_buttons_good(
    ordered, siti, ratna
):
    until(ordered, hours(22))
    asks_time(siti)
    ordered.passes(hours=4)
    seen = look(orders=tab({NO: OrderSeen(NO, OrderStatus.NEW, 25_000, "", "")}))
    ordered.sees(replace(seen, at=ordered.clock))

    told = siti.hears[-1]
    assert isinstance(told, PostageChanged)
    assert told.pay_until is None
    assert answers(ratna, Verb.GIVE_TIME, hours(30)) == TimeAnswered(NO, ordered.book.local(hours(30)))


def test_the_owner_may_let_it_wait(ordered, siti, ratna):
    until(ordered, hours(25))

    assert answers(ratna, Verb.LEAVE_UNPAID) == TimeAnswered(NO, None)
    assert until(ordered, hours(200)) == []
    assert answers(ratna, Verb.REFUSE_TIME) == NothingToWaitFor(NO, Void.ANSWERED)
    assert asks_time(siti) == TimeAnswered(NO, None)
    assert not any(isinstance(one, TimeWanted) for one in ratna.hears)
    assert ratna.asks(press(Verb.REFUSE_TIME)) == OldButton()


def test_the_owner_may_cancel_it(ordered, siti, ratna):
    until(ordered, hours(25))

    assert answers(ratna, Verb.RELEASE) == ReleasedTold(NO, "Siti Rohmah")
    assert siti.hears[-1] == Released(NO, ordered.book.local(hours(24)), "0800-0000-0000")
    assert answers(ratna, Verb.RELEASE) == NothingToWaitFor(NO, Void.MOVED)
    assert asks_time(siti) == OldButton()


@pytest.mark.parametrize("verb", [Verb.GIVE_TIME, Verb.REFUSE_TIME, Verb.LEAVE_UNPAID, Verb.RELEASE])
def test_only_the_team_answers(ordered, siti, ratna, verb):
    assert siti.asks(press(verb, 1)) == OwnersOnly(())


def test_no_press_gives_more_than_a_month(ordered, siti, ratna):
    asks_time(siti)

    assert answers(ratna, Verb.GIVE_TIME, hours(24 * 32)) == OldButton()


def test_buttons_of_what_is_paid_or_in_work_say_so(ordered, siti, budi, ratna):
    assert budi.asks(press(Verb.ASK_TIME)) == OldButton()
    ordered.happens(PostageFilled(NO, None))
    assert asks_time(siti) == NothingToWaitFor(NO, Void.MOVED)
    ordered.happens(
        PostageFilled(NO, 10_000), PaymentRecorded("B1", "M001", NO, 200_000, "transfer", NOW, "1")
    )
    assert ratna.asks(press(Verb.RELEASE)) == NothingToWaitFor(NO, Void.PARTLY)
    assert asks_time(siti) == NothingToWaitFor(NO, Void.PARTLY)
    ordered.happens(OrderMoved(NO, OrderStatus.NEW, OrderStatus.IN_PROGRESS, "1"))
    assert asks_time(siti) == NothingToWaitFor(NO, Void.MOVED)
    assert ratna.asks(press(Verb.RELEASE)) == NothingToWaitFor(NO, Void.MOVED)
    ordered.happens(PaymentRecorded("B2", "M001", NO, 10_000, "transfer", NOW, "1"))
    assert asks_time(siti) == NothingToWaitFor(NO, Void.PAID)
    assert ratna.asks(press(Verb.GIVE_TIME)) == NothingToWaitFor(NO, Void.PAID)


def test_an_order_that_is_off_waits_for_nothing_though_its_money_is_not_settled_yet(ordered, siti):
    ordered.happens(
        PaymentRecorded("B1", "M001", NO, 9_000, "transfer", NOW, "1"),
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.CANCELLED, "1"),
    )

    assert asks_time(siti) == NothingToWaitFor(NO, Void.MOVED)


# --- credit, and the rest ---------------------------------------------------------------------


def on_credit(talk: Talk) -> Order:
    line = OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, None)
    order = Order(NO, "M001", "reseller", NOW, (line,), pay_method=PayMethod.CREDIT, postage=0)
    order = replace(order, due=date(2026, 12, 8), status=OrderStatus.IN_PROGRESS)
    talk.happens(OrderPlaced(order))
    return order


def test_what_is_bought_on_credit_is_reminded_of_the_day_before_three_days_after_and_weekly(talk, siti):
    order = on_credit(talk)

    told = until(talk, NOW + timedelta(days=32))

    assert {what for _, what in told} == {"DueReminder"}
    assert [one.days for one in siti.hears] == [-1, 3, 10, 17]
    assert siti.hears[0] == DueReminder(order, "Siti Rohmah", -1)


@pytest.mark.parametrize("partner", ["M002", "M001", "M999"])
def test_a_bill_of_who_cannot_be_reached_is_told_to_the_team_on_the_same_days(talk, siti, ratna, partner):
    order = replace(on_credit(talk), partner_id=partner)
    talk.happens(ReachChanged("M001", Reach.BLOCKED), OrderPlaced(order))

    told = until(talk, NOW + timedelta(days=32))

    assert {what for _, what in told} == {"BillUnheard"}
    assert siti.hears == []
    days = [one.days for one in ratna.hears if isinstance(one, BillUnheard)]
    assert days == [-1, 3, 10, 17]
    person = talk.book.person(partner)
    assert ratna.hears[0] == BillUnheard(order, person.name or partner, person.phone, -1)


@pytest.mark.parametrize("named", [(NO,), ()])
def test_while_a_proof_waits_nobody_is_reminded_of_a_bill(talk, siti, named):
    on_credit(talk)
    waiting = Payment("B1", "M001", 200_000, PaymentWay.TRANSFER, PaymentState.WAITING, NOW, "M001", named)
    talk.happens(PaymentReported(waiting))

    assert until(talk, NOW + timedelta(days=32)) == []


def test_a_bot_that_was_down_tells_only_the_newest_of_what_was_missed(talk, siti):
    on_credit(talk)
    talk.passes(days=30)

    until(talk, talk.clock + timedelta(hours=1))

    assert [one.days for one in siti.hears] == [16]


def test_time_for_a_bill_is_a_matter_between_people(talk, siti, ratna):
    order = on_credit(talk)

    told = TimeAsked(NO, "Bu Ratna", is_due=True, contact="0800-0000-0000")
    assert asks_time(siti) == asks_time(siti) == told
    assert ratna.hears == [TimeWanted(order, "Siti Rohmah", is_due=True)]
    assert ratna.asks(press(Verb.RELEASE)) == NothingToWaitFor(NO, Void.MOVED)


def test_what_was_sent_is_done_by_itself_after_seven_days(ordered):
    ordered.happens(
        PaymentRecorded("B1", "M001", NO, 200_000, "transfer", NOW, "1"),
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "1"),
    )

    until(ordered, hours(24 * 6))
    assert ordered.book.orders[NO].status is OrderStatus.SHIPPED
    until(ordered, hours(24 * 7 + 1))
    assert ordered.book.orders[NO].status is OrderStatus.DONE


def test_what_is_back_is_told_by_the_clock_and_not_at_night(talk, siti):
    talk.happens(counted("SMB-02", -96))
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    talk.passes(hours=13)
    talk.happens(counted("SMB-02", 60))

    assert until(talk, hours(30)) == [(21, "BackInStock")]
    assert isinstance(siti.hears[0], BackInStock)


@PROPERTY
@given(
    st.lists(st.integers(1, 60 * 30), min_size=1, max_size=40),
    st.booleans(),
    st.sampled_from([4, 17, 24, 48]),
)
def test_whenever_it_is_looked_each_is_told_once_none_at_night_and_none_released_without_warning(
    steps, by_itself, limit
):
    talk = Talk(example_book(SettingSet("Batas bayar", f"{limit} jam")))
    if by_itself:
        talk.happens(SettingSet("Batal otomatis", "otomatis"))
    siti = talk.person(SITI)
    siti.orders("sambal bawang 10")
    siti.confirms()
    delivered: datetime | None = None
    told: list[str] = []
    for minutes in steps:
        talk.passes(minutes=minutes)
        made = talk.commit(clock.due(talk.book, talk.clock))
        assert clock.due(talk.book, talk.clock).notices == ()
        local = talk.book.local(talk.clock).hour
        for notice in made.notices:
            assert 6 <= local < 21
            told.append(f"{type(notice.reply).__name__}/{notice.chat_id}")
            if isinstance(notice.reply, Released | ReleaseWanted):
                assert delivered is not None
                assert talk.clock - delivered >= timedelta(hours=2)
                assert talk.clock >= NOW + timedelta(hours=limit)
            if notice.tag:
                delivered = talk.clock
                talk.happens(NoticeDelivered(notice.tag, talk.clock))
    assert len(told) == len(set(told))


@PROPERTY
@given(
    st.lists(st.tuples(st.integers(1, 60 * 10), st.booleans()), max_size=30),
    st.booleans(),
    st.sampled_from(["", "25/11", "25/11 - 26/11"]),
)
def test_however_often_it_is_looked_and_however_late_telegram_takes_it_the_same_is_told_once(
    steps, by_itself, off
):
    talk = Talk(example_book(SettingSet("Libur", off)))
    if by_itself:
        talk.happens(SettingSet("Batal otomatis", "otomatis"))
    siti = talk.person(SITI)
    siti.orders("sambal bawang 10")
    siti.confirms()
    waiting: list[str] = []
    delivered: list[datetime] = []
    told: Counter[str] = Counter()
    to_the_end = [(30, True)] * 2 * 24 * 6
    for minutes, takes in (*steps, *to_the_end):
        talk.passes(minutes=minutes)
        made = talk.commit(clock.due(talk.book, talk.clock))
        for notice in made.notices:
            told[type(notice.reply).__name__] += 1
            waiting.extend([notice.tag] if notice.tag else [])
            if isinstance(notice.reply, Released):
                assert talk.clock - delivered[0] >= timedelta(hours=2)
        if takes:
            delivered.extend(talk.clock for _ in waiting)
            talk.happens(*(NoticeDelivered(tag, talk.clock) for tag in waiting))
            waiting.clear()

    asked = {"UnpaidReminder": 1, "ReleaseWanted": 2}
    assert told in (
        [{"UnpaidReminder": 1, "Released": 1, "ReleasedTold": 2}, asked] if by_itself else [asked]
    )


def test_who_has_no_telegram_hears_nothing_and_the_team_all(talk, adi, ratna):
    adi.orders("untuk Bu Tini: sambal bawang 10")
    adi.confirms()
    talk.happens(PostageFilled(NO, 0))

    assert [what for _, what in until(talk, hours(60))] == ["ReleaseWanted", "ReleaseWanted"]
    assert answers(ratna, Verb.RELEASE) == ReleasedTold(NO, "Bu Tini")
    assert adi.hears[-1] == ReleasedTold(NO, "Bu Tini")
    talk.happens(NoticeDelivered("unpaid/of what is over", NOW))
    assert not talk.book.told.get("unpaid/of what is over")
