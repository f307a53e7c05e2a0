"""The flood gate: product.md, "From one sender's 21st ask within 10 seconds on"."""

from datetime import timedelta

from bot.flood import FloodGate, Verdict
from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from tests.bot.conftest import AT


def ask(second: float, who: int = 101, what: What | None = None) -> Ask:
    return Ask("k", AT + timedelta(seconds=second), Sender(who), Place(who), what or Said("harga", ""))


def verdicts(gate: FloodGate, *seconds: float) -> list[Verdict]:
    return [gate.judge(ask(second)) for second in seconds]


def test_the_21st_ask_within_ten_seconds_gets_one_hint_then_silence() -> None:
    gate = FloodGate()

    assert set(verdicts(gate, *[n * 0.4 for n in range(20)])) == {Verdict.PASS}
    assert verdicts(gate, 8.0, 8.1, 9.0) == [Verdict.HINT, Verdict.SILENCE, Verdict.SILENCE]


def test_silence_lasts_until_ten_quiet_seconds() -> None:
    gate = FloodGate()
    verdicts(gate, *[0.1 * n for n in range(21)])

    assert verdicts(gate, 11.9) == [Verdict.SILENCE]
    assert verdicts(gate, 21.8) == [Verdict.SILENCE]
    assert verdicts(gate, 31.8) == [Verdict.PASS]


def test_twenty_asks_in_more_than_ten_seconds_are_no_flood() -> None:
    assert set(verdicts(FloodGate(), *[0.5 * n for n in range(200)])) == {Verdict.PASS}


def test_one_sender_does_not_silence_another() -> None:
    gate = FloodGate()
    verdicts(gate, *[0.1 * n for n in range(25)])

    assert gate.judge(ask(2.5, who=102)) is Verdict.PASS


def test_buttons_are_always_answered() -> None:
    gate = FloodGate()
    verdicts(gate, *[0.1 * n for n in range(25)])

    assert gate.judge(ask(2.6, what=Pressed(Verb.CONFIRM, 1))) is Verdict.PASS


def test_thousands_of_senders_who_rest_are_forgotten() -> None:
    gate = FloodGate()
    for who in range(5_000):
        gate.judge(ask(who * 0.05, who=who))

    assert len(gate._senders) < 1_300
