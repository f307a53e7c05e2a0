"""Pauses grow as Google advises; two minutes of refusals take a handful of calls."""

from sheets.road.backoff import Backoff
from sheets.sync_tempo import Tempo


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def tries_within(seconds: float, backoff: Backoff, clock: Clock) -> int:
    tries, until = 0, clock.now + seconds
    while clock.now < until:
        if backoff.may_try:
            tries += 1
            backoff.failed()
        clock.now += 0.1
    return tries


def test_two_minutes_over_the_quota_take_eight_calls_of_each_kind() -> None:
    clock = Clock()

    assert tries_within(120, Backoff(Tempo().pauses, clock, lambda: 0.5), clock) == 8


def test_a_pause_is_never_shorter_than_advised_and_seldom_the_same() -> None:
    clock, jitters = Clock(), iter([0.0, 0.25])
    backoff = Backoff((1.0, 2.0), clock, lambda: next(jitters))

    backoff.failed()
    assert backoff.not_before == clock.now + 1.0
    backoff.failed()
    assert backoff.not_before == clock.now + 2.25


def test_once_it_works_nothing_waits_and_the_pauses_begin_anew() -> None:
    clock = Clock()
    backoff = Backoff((1.0, 2.0), clock, lambda: 0.0)
    backoff.failed()
    clock.now += 5
    assert (backoff.is_failing, backoff.seconds) == (True, 5.0)

    backoff.worked()

    assert (backoff.may_try, backoff.seconds) == (True, 0.0)
    backoff.failed()
    assert (backoff.not_before, backoff.seconds) == (clock.now + 1.0, 0.0)


def test_what_begins_to_matter_is_tried_then_however_long_the_pause() -> None:
    clock = Clock()
    backoff = Backoff((1.0, 32.0), clock, lambda: 0.5, matters=300.0)
    tried_at = []
    while clock.now < 1400:
        if backoff.may_try:
            tried_at.append(clock.now - 1000)
            backoff.failed()
        clock.now += 0.5

    assert [at for at in tried_at if 300 <= at <= 340] == [300.5, 333.0]
