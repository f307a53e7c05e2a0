"""What is read out of words beside money."""

import pytest

from commands.rules.payment_words import PaymentWords, read_amount, read_payment
from commands.rules.payments import PaymentWay

NO, OTHER = "P261124-007", "P261124-1008"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", PaymentWords()),
        ("lunas P261124-007", PaymentWords((NO,))),
        ("lunas p261124-007, p261124-1008 ya", PaymentWords((NO, OTHER))),
        ("261124-007 488rb", PaymentWords((NO,), 488_000)),
        ("P261124-007 488rb tunai", PaymentWords((NO,), 488_000, PaymentWay.CASH)),
        ("tf Rp300.000,-", PaymentWords((), 300_000, PaymentWay.TRANSFER)),
        ("sudah transfer 1,5jt.", PaymentWords((), 1_500_000, PaymentWay.TRANSFER)),
        ("qris 488.000", PaymentWords((), 488_000, PaymentWay.QRIS)),
        ("dp 100rb dari 488rb", PaymentWords()),
        ("300rb, 300.000", PaymentWords((), 300_000)),
        ("untuk 10 botol", PaymentWords()),
        ("BCA 1234567890 a.n. Ratna, HP 081234567", PaymentWords()),
        ("=IMPORTXML(1)", PaymentWords()),
    ],
)
def test_orders_amount_and_way_are_read_and_nothing_is_guessed(text: str, read: PaymentWords):
    assert read_payment(text) == read


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300rb", 300_000),
        ("Rp300.000,-", 300_000),
        ("300000", 300_000),
        ("300", None),
        ("ya", None),
        ("-5rb", None),
    ],
)
def test_an_answer_is_an_amount_or_none(text: str, amount: int | None):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("lunas 24/11/2026", None),
        ("tf tgl 24 Nov 2026", None),
        ("lunas 24 November", None),
        ("24-11-2026 488rb", 488_000),
        ("24.11.2026 jam 14.05 488.000", 488_000),
        ("pukul 14:05", None),
        ("rek 12345678", None),
        ("BCA 12345678 Rp488.000", 488_000),
        ("no ref 202611240", None),
        ("no. rek 1234-5678-90, 300rb", 300_000),
        ("ke rek 488.000", 488_000),
        ("rek 488rb", 488_000),
        ("12345678", None),
        ("lunas 2026", None),
        ("transfer 488123", 488_123),
        ("transfer 588246", 588_246),
        ("tf 300000", 300_000),
        ("tf 5000", None),
        ("tf 300001", None),
        ("300001,-", 300_001),
    ],
)
def test_a_bare_number_of_hers_is_money_only_where_so_much_is_owed_or_it_is_whole_thousands(text, amount):
    assert read_payment(text, owed=(488_123, 588_246)).amount == amount


def test_a_bare_number_of_the_team_is_money():
    assert read_payment(f"{NO} 488123 tunai").amount == 488_123
    assert read_payment(f"{NO} 488123 tunai 24/11/2026").amount == 488_123
