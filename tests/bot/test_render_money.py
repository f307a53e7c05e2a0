"""Money in words: samples 19 to 22, 27 and 46 of wording.md."""

from dataclasses import replace
from datetime import date

import pytest

from bot.buttons import decode
from bot.say import talk_of
from bot.talk import LONGEST_LABEL
from bot.wording import ENGLISH, INDONESIAN
from commands.asks import Pressed, Verb
from commands.files import Stored
from commands.replies import Reply
from commands.replies.money import (
    AskAmount,
    HowToPay,
    MoneyArrived,
    MoneyMissing,
    NotThisWay,
    OwedFor,
    PaymentToCheck,
    ProofForWhich,
    ProofTaken,
    SendProof,
    TermsOffered,
    TermsSet,
)
from commands.rules.files import FileKind
from commands.rules.orders import PayMethod
from commands.rules.payments import PaymentWay
from tests.bot.example import voice
from tests.bot.money_samples import (
    BANK,
    CODE,
    FULL,
    MONEY,
    NO,
    OPEN,
    OTHER,
    PAYMENT,
    PICTURE,
    SITI,
    TRANSFER,
    TWO,
    WA,
)
from tests.bot.test_render_drafts import labels

PAID = OwedFor(NO, 0, 488_000)


def said(reply: Reply) -> str:
    return talk_of(voice(INDONESIAN), reply).text


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (
            ProofTaken((NO,)),
            "Bukti transfer P261124-007 sudah kami terima. Dicek dulu, kabarnya menyusul di sini.",
        ),
        (
            MoneyArrived(488_000, (PAID,), 0, TRANSFER),
            "✅ Uang masuk Rp488.000, P261124-007 lunas. Terima kasih.",
        ),
        (
            MoneyArrived(300_000, (OwedFor(NO, 188_000, 300_000),), 0, TRANSFER),
            "✅ Uang masuk Rp300.000, P261124-007: sisanya Rp188.000.",
        ),
        (
            MoneyArrived(500_000, (PAID,), 12_000, TRANSFER),
            (
                "✅ Uang masuk Rp500.000, P261124-007 lunas. Terima kasih.\n"
                "Lebih Rp12.000, kami simpan untuk pesanan berikutnya."
            ),
        ),
        (
            MoneyArrived(100_000, (), 100_000, TRANSFER, (NO,), "Bu Ratna", WA),
            (
                "✅ Uang masuk Rp100.000.\nLebih Rp100.000, kami simpan untuk pesanan berikutnya.\n"
                "P261124-007 sudah batal atau lunas, uangnya aman. Mau dikembalikan? Kabari Bu Ratna."
            ),
        ),
        (
            MoneyArrived(488_000, (OwedFor(NO, 0, 488_000, is_uncosted=True),), 0, TRANSFER),
            f"✅ Uang masuk Rp488.000, {NO}: tinggal ongkirnya, nanti kami kabari.",
        ),
        (
            MoneyArrived(100_000, (OwedFor(NO, 388_000, 100_000),), 0, PaymentWay.FROM_BALANCE),
            "✅ Saldo dipakai Rp100.000, P261124-007: sisanya Rp388.000.",
        ),
        (
            MoneyMissing((NO,), 488_000, WA),
            (
                "Transfer Rp488.000 untuk P261124-007 belum terlihat masuk. "
                "Boleh dicek lagi, atau kirim ulang buktinya?"
            ),
        ),
        (
            PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), proof=PICTURE),
            "Bukti transfer P261124-007, Siti Rohmah, Rp488.000. Sudah masuk di rekening?",
        ),
        (
            PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), proof=PICTURE, words="lunas\nya <b>"),
            (
                "Bukti transfer P261124-007, Siti Rohmah, Rp488.000. Sudah masuk di rekening?\n"
                'Tulisannya: "Lunas ya <b>"'
            ),
        ),
        (
            PaymentToCheck(PAYMENT, SITI, 488_000, PaymentWay.CASH, (NO,), words="tunai ke Adi"),
            (
                "Siti Rohmah bilang sudah membayar P261124-007 tunai. Uang tunai Rp488.000 diterima?\n"
                'Tulisannya: "Tunai ke Adi"'
            ),
        ),
        (
            MoneyMissing((NO,), 488_000, WA, PaymentWay.CASH),
            "Uang tunainya belum kami terima. Boleh diingat lagi, diserahkan ke siapa?",
        ),
        (
            AskAmount(NO, is_unread=True),
            (
                "Jumlahnya belum terbaca.\n"
                "Berapa yang diterima untuk P261124-007? Tulis jumlahnya di sini, misalnya 300rb."
            ),
        ),
        (
            NotThisWay(37, 2, FULL, 488_000, (PayMethod.TRANSFER,), WA),
            (
                "Sisa tempo Rp100.000. Pesanan ini Rp488.000, lebih Rp388.000.\n"
                "Pesanan belum dicatat. Boleh bayar dulu dengan cara lain:"
            ),
        ),
        (
            HowToPay(SITI, ((TWO[0], None),), 12_000, BANK, WA),
            (
                "Siti Rohmah, yang perlu dibayar:\nP261124-007: Rp488.000\nSaldo Rp12.000.\n"
                "Bayar ke BCA 0000000000 a.n. Ratna. Setelah transfer, kirim fotonya ke sini."
            ),
        ),
        (
            HowToPay(
                SITI,
                ((TWO[0], None),),
                0,
                BANK,
                WA,
                later=(
                    (TWO[1], PayMethod.CREDIT, date(2026, 12, 8)),
                    (OwedFor("P261124-011", 90_000), PayMethod.CASH, None),
                ),
            ),
            (
                "Siti Rohmah, yang perlu dibayar:\nP261124-007: Rp488.000\nBelum perlu ditransfer:\n"
                "P261124-009: Rp900.000, tempo, jatuh tempo Sel 8 Des\n"
                "P261124-011: Rp90.000, tunai saat ambil\n"
                "Bayar ke BCA 0000000000 a.n. Ratna. Setelah transfer, kirim fotonya ke sini."
            ),
        ),
        (
            HowToPay(SITI, (), 0, BANK, WA, later=((TWO[1], PayMethod.AT_DOOR, None),)),
            "Belum perlu ditransfer:\nP261124-009: Rp900.000, di tempat",
        ),
    ],
)
def test_money_is_told_with_its_figures_and_the_way_on(reply: Reply, text: str):
    assert said(reply) == text


def test_the_question_carries_the_picture_and_the_amount_that_was_shown():
    check = PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), proof=PICTURE)
    shown = talk_of(voice(INDONESIAN), check)

    assert shown.attachment == Stored("AgAC1", FileKind.PHOTO)
    assert labels(shown) == ["Sudah masuk", "Belum", "Jumlahnya beda"]
    assert decode(shown.rows[0][0].data) == Pressed(Verb.MONEY_IN, 261124003, quantity=488_000)


def test_what_she_told_stands_in_the_question_for_the_photo_and_in_its_button():
    shown = talk_of(voice(INDONESIAN), SendProof(NO, 488_000, 300_000))

    assert shown.text == "Terima kasih. Kirim foto bukti transfer P261124-007 (Rp300.000) ke sini."
    assert decode(shown.rows[0][0].data) == Pressed(Verb.PAID_WITHOUT_PHOTO, 261124007, quantity=300_000)


def test_where_nobody_knows_how_much_it_is_typed():
    check = PaymentToCheck(PAYMENT, SITI, 0, TRANSFER, (), TWO, PICTURE)

    assert labels(talk_of(voice(INDONESIAN), check)) == ["Masuk, tulis jumlahnya", "Belum"]


def test_what_is_on_credit_may_be_paid_early_and_only_what_is_to_be_paid_is_said_to_be_transferred():
    later = ((TWO[1], PayMethod.CREDIT, date(2026, 12, 8)), (OwedFor("P261124-011", 1), PayMethod.CASH, None))

    both = talk_of(voice(INDONESIAN), HowToPay(SITI, ((TWO[0], None),), 0, BANK, WA, later=later))
    assert labels(both) == ["Sudah transfer", "Bayar P261124-009"]
    assert decode(both.rows[1][0].data) == Pressed(Verb.SHOW_BILL, 261124009)
    by_hand = talk_of(voice(INDONESIAN), HowToPay(SITI, (), 0, BANK, WA, later=later[1:], changeable=NO))
    assert labels(by_hand) == ["Ganti cara bayar"]


@pytest.mark.parametrize("usable", [0, 12_000])
def test_her_balance_is_a_button_where_it_may_pay(usable):
    bill = HowToPay(SITI, ((TWO[0], None),), 12_000, BANK, WA, usable=usable)

    assert ("Bayar pakai saldo" in labels(talk_of(voice(INDONESIAN), bill))) is bool(usable)


@pytest.mark.parametrize(
    ("bank", "qris", "line"),
    [
        ("", CODE, "Scan QRIS ini. Setelah bayar, kirim fotonya ke sini."),
        (BANK, CODE, f"Bayar ke {BANK}, atau scan QRIS ini. Setelah bayar, kirim fotonya ke sini."),
        ("", None, "Cara bayarnya tanyakan ke kami. Setelah transfer, kirim fotonya ke sini."),
    ],
)
def test_a_bill_says_how_it_can_be_paid_and_nothing_else(bank, qris, line):
    bill = HowToPay(SITI, ((TWO[0], None),), 0, bank, WA, qris=qris)

    assert said(bill) == f"Siti Rohmah, yang perlu dibayar:\nP261124-007: Rp488.000\n{line}"


def test_who_pays_by_qris_from_now_on_gets_its_code():
    shown = talk_of(voice(INDONESIAN), TermsSet(NO, PayMethod.QRIS, 488_000, None, BANK, WA, qris=CODE))

    assert shown.text == "P261124-007 sekarang dibayar QRIS, Rp488.000.\nScan QRIS ini."
    assert shown.attachment == CODE


def test_each_order_that_waits_is_a_button_with_its_sum_and_so_are_all_together():
    shown = talk_of(voice(INDONESIAN), ProofForWhich(PAYMENT, TWO))

    assert labels(shown) == [
        f"{NO} · Rp488.000",
        f"{OTHER} · Rp900.000",
        "Semua · Rp1.388.000",
    ]
    assert decode(shown.rows[1][0].data) == Pressed(Verb.PROOF_FOR, 261124003, 261124009)


def test_only_ways_that_stand_open_are_buttons():
    offered = TermsOffered(NO, PayMethod.TRANSFER, (*OPEN, FULL), WA, FULL)

    shown = talk_of(voice(INDONESIAN), offered)
    assert labels(shown) == ["QRIS", "Kembali"]
    assert shown.rows[-1][0].data.startswith(Verb.SHOW_BILL)
    assert said(offered).startswith("Sisa tempo Rp100.000. Pesanan ini Rp488.000, lebih Rp388.000.\n")
    none_open = replace(offered, terms=(*OPEN[:1], FULL))
    assert labels(talk_of(voice(INDONESIAN), none_open)) == ["Kembali"]
    assert "cara apa?" not in said(none_open)
    assert "Tempo masih bisa" not in said(replace(offered, over=None))


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
def test_labels_fit_a_phone(language):
    for sample in MONEY:
        for row in talk_of(voice(language), sample).rows:
            assert all(len(button.label) <= LONGEST_LABEL for button in row), row
