"""Orders and reports in words: samples 15 to 18, 25 to 27, 33, 45 and 52 of wording.md."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.asks import Verb
from commands.changing import ChangeKind
from commands.files import QrisPicture
from commands.replies import Reply
from commands.replies.changes import (
    ChangedLine,
    OrderCard,
    OrderChanged,
    OrderExplained,
    OrderStands,
    ReturnAsked,
    Returned,
    WishCame,
    WishDeclined,
    WishRefused,
    WordsAsked,
)
from commands.replies.drafts import AlreadyRecorded, OldButton, OrderRecorded
from commands.replies.orders import (
    BillReady,
    HigherTierReached,
    MyOrders,
    NewOrder,
    OpenOrders,
    OrderNews,
    PostageChanged,
    WhichPartner,
)
from commands.replies.reports import Amount, OwnerReport, PartnerReport, Period, PeriodUnknown
from commands.rules.orders import Delivery, OrderStatus, PayMethod
from commands.rules.quotes import NextBreak
from tests.bot.example import JAKARTA, SITI, SITI_ROHMAH, order, voice

BANK = "BCA 0000000000 a.n. Ratna"
UNTIL = datetime(2026, 11, 25, 14, 5, tzinfo=JAKARTA)


def said(reply: Reply) -> str:
    return talk_of(voice(INDONESIAN), reply).text


def test_recorded_pay_first() -> None:
    reply = OrderRecorded(order(), "Siti Rohmah", BANK, UNTIL)

    assert said(reply) == (
        "✅ Pesanan P261124-007 dicatat. Terima kasih, Siti Rohmah.\n"
        "Total Rp488.000\n"
        "Bayar ke BCA 0000000000 a.n. Ratna.\n"
        "Kami simpankan sampai besok (Rab 25 Nov), 14.05."
    )
    assert talk_of(voice(ENGLISH), reply).text == (
        "✅ Order P261124-007 is recorded. Thank you, Siti Rohmah.\n"
        "Total Rp488.000\n"
        "Pay to BCA 0000000000 a.n. Ratna.\n"
        "We keep it for you until tomorrow (Wed 25 Nov), 14:05."
    )


def test_recorded_while_postage_is_worked_out() -> None:
    assert said(OrderRecorded(order(postage=None), "Siti Rohmah", BANK, None)) == (
        "✅ Pesanan P261124-007 dicatat. Barang Rp488.000; ongkir masih dihitung. "
        "Belum perlu bayar, totalnya kami kirim di sini."
    )


@pytest.mark.parametrize(
    ("method", "line"),
    [(PayMethod.CASH, "Bayar tunai saat ambil."), (PayMethod.AT_DOOR, "Bayar di tempat.")],
)
def test_recorded_and_paid_by_hand(method: PayMethod, line: str) -> None:
    assert said(OrderRecorded(order(pay_method=method), "Siti", BANK, None)).endswith(f"\n{line}")


def test_recorded_on_credit() -> None:
    credit = order(pay_method=PayMethod.CREDIT, due=date(2026, 12, 8))

    assert said(OrderRecorded(credit, "Mas Budi", BANK, None)) == (
        "✅ Pesanan P261124-007 dicatat, Rp488.000. Jatuh tempo Sel 8 Des."
    )
    assert "Dibayar tempo" in said(OrderRecorded(order(pay_method=PayMethod.CREDIT), "Mas Budi", BANK, None))


def test_pressed_twice_and_old_buttons() -> None:
    assert said(AlreadyRecorded("P261124-007")) == "Sudah dicatat sebagai P261124-007."
    changed = talk_of(voice(INDONESIAN), AlreadyRecorded("P261124-007", Verb.WISH_EDIT))
    assert [button.label for row in changed.rows for button in row] == ["Ubah pesanan"]
    assert said(OldButton()) == "Tombol ini dari pesan lama. Yang terbaru ada di bawah."


@pytest.mark.parametrize(("due", "ending"), [(date(2026, 12, 8), "\nJatuh tempo Sel 8 Des."), (None, "")])
def test_a_bill_on_credit_says_when_it_is_due_and_not_where_to_pay_it_now(
    due: date | None, ending: str
) -> None:
    credit = order(pay_method=PayMethod.CREDIT, due=due, postage=15_000)

    assert said(BillReady(credit, "Siti Rohmah", BANK, None)) == (
        f"Siti Rohmah, ongkir P261124-007 Rp15.000.\nTotal Rp503.000.{ending}"
    )
    assert said(PostageChanged(credit, "Siti Rohmah", 10_000, BANK, None)) == (
        "Siti Rohmah, ongkir P261124-007 jadi Rp15.000 (tadi Rp10.000), tambah Rp5.000.\n"
        f"Total sekarang Rp503.000.{ending}"
    )


@pytest.mark.parametrize(
    ("news", "text"),
    [
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, "JNE", "CONTOH00017"),
            "📦 P261124-007 dikirim lewat JNE, resi CONTOH00017.",
        ),
        (OrderNews("P261124-007", OrderStatus.SHIPPED, "JNE"), "📦 P261124-007 dikirim lewat JNE."),
        (OrderNews("P261124-007", OrderStatus.SHIPPED), "📦 P261124-007 dikirim."),
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, delivery=Delivery.FETCHED),
            "📦 P261124-007 siap diambil.",
        ),
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, delivery=Delivery.FETCHED, cash=488_000),
            "📦 P261124-007 siap diambil. Siapkan Rp488.000, dibayar saat diambil.",
        ),
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, delivery=Delivery.BROUGHT, cash=488_000),
            "📦 P261124-007 diantar hari ini. Siapkan Rp488.000, dibayar di tempat.",
        ),
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, "Adi", delivery=Delivery.BROUGHT),
            "📦 P261124-007 diantar hari ini oleh Adi.",
        ),
        (
            OrderNews("P261124-007", OrderStatus.SHIPPED, "JNE", "R1", cash=488_000),
            "📦 P261124-007 dikirim lewat JNE, resi R1. Siapkan Rp488.000, dibayar di tempat.",
        ),
        (OrderNews("P261124-007", OrderStatus.IN_PROGRESS), "P261124-007 diterima dan sedang disiapkan."),
        (
            OrderNews("P261124-007", OrderStatus.DONE),
            "P261124-007 selesai. Terima kasih, ditunggu pesanan berikutnya.",
        ),
        (
            OrderNews("P261124-007", OrderStatus.CANCELLED, by="Bu Ratna"),
            "P261124-007 dibatalkan oleh Bu Ratna.",
        ),
        (OrderNews("P261124-007", OrderStatus.CANCELLED), "P261124-007 dibatalkan."),
        (OrderNews("P261124-007", OrderStatus.NEW), "P261124-007 kembali berstatus baru."),
    ],
)
def test_what_happens_to_an_order_is_told(news: OrderNews, text: str) -> None:
    assert said(news) == text


def test_a_cancellation_brings_a_way_to_ask() -> None:
    talk = talk_of(voice(INDONESIAN), OrderNews("P1", OrderStatus.CANCELLED, contact="0812-3456-7890"))

    assert [b.url for row in talk.rows for b in row if b.url] == ["https://wa.me/6281234567890"]


def test_her_orders_and_the_owners_list() -> None:
    mine = MyOrders("Siti Rohmah", (order(),))
    open_ones = OpenOrders(((order(paid=488000), "Siti Rohmah"),), more=3)

    assert said(mine) == (
        "Pesanan Siti Rohmah:\n"
        "P261124-007 (Sel 24 Nov), Sambal Bawang 10, Krupuk Udang 24\n"
        "Rp488.000, baru, belum dibayar"
    )
    assert said(open_ones) == (
        "Pesanan yang belum selesai atau belum lunas:\n"
        "P261124-007, Siti Rohmah: Sambal Bawang 10, Krupuk Udang 24\n"
        "Rp488.000, baru, lunas\n"
        "Masih ada 3 lagi di Sheet, tab Pesanan."
    )
    paged = talk_of(voice(INDONESIAN), MyOrders("Siti", (order(),), 3, 5))
    assert paged.text.endswith("Masih ada 3 lagi.")
    assert [b.label for row in paged.rows for b in row] == ["P261124-007", "Lainnya"]
    assert said(MyOrders("Siti", ())) == "Belum ada pesanan. Untuk lihat harga: /harga"
    assert said(OpenOrders(())) == "Tidak ada pesanan yang menunggu."


def test_an_order_that_is_off_or_came_back_whole_says_nothing_of_owing() -> None:
    off = order(paid=488_000).moved(OrderStatus.CANCELLED)
    sent = order().moved(OrderStatus.SHIPPED)
    back = tuple(replace(line, quantity=-line.quantity) for line in sent.lines)
    whole = replace(sent, lines=(*sent.lines, *back))

    assert said(OrderCard(off, ())) == (
        "P261124-007, batal\nSambal Bawang 10, Krupuk Udang 24\nRp488.000\nSudah masuk Rp488.000"
    )
    assert said(OrderCard(whole, ())) == "P261124-007, dikirim, lunas\nsemua sudah kembali\nRp0"
    assert said(MyOrders("Siti", (whole, off))) == (
        "Pesanan Siti:\n"
        "P261124-007 (Sel 24 Nov), semua sudah kembali\nRp0, dikirim, lunas\n"
        "P261124-007 (Sel 24 Nov), Sambal Bawang 10, Krupuk Udang 24\nRp488.000, batal"
    )


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (
            WhichPartner("", ()),
            "Untuk siapa? Tulis misalnya: /order untuk Bu Tini: sambal bawang 10",
        ),
        (
            WhichPartner("bu tuti", ()),
            "Tidak ada mitra aktif bernama Bu tuti. Namanya seperti di tab Mitra.",
        ),
        (WhichPartner("bu", ("Bu Tini", "Bu Yati")), "Bu yang mana? Bu Tini, Bu Yati."),
    ],
)
def test_for_whom_the_owner_orders(reply: WhichPartner, text: str) -> None:
    assert said(reply) == text


def test_the_owner_hears_of_a_new_order() -> None:
    talk = talk_of(voice(INDONESIAN), NewOrder(order(), SITI, SITI_ROHMAH))

    assert talk.text == (
        "Pesanan baru P261124-007\n"
        "Siti Rohmah (reseller, Cirebon)\n"
        "Sambal Bawang 10, Krupuk Udang 24\n"
        "Rp488.000, belum dibayar"
    )
    assert [button.label for row in talk.rows for button in row] == ["Terima", "Ubah isi", "Tolak"]


def test_the_owner_hears_what_needs_her_eye() -> None:
    higher = (HigherTierReached("Sambal Bawang", "agen", 18000),)
    text = said(NewOrder(order(postage=None), SITI, SITI_ROHMAH, higher, ("Krupuk Udang",)))

    assert text.endswith(
        "Ongkir belum diisi.\n"
        "Jumlah Sambal Bawang sudah sampai harga agen, Rp18.000.\n"
        "Stok belum diketahui: Krupuk Udang."
    )


HERS = PartnerReport(
    "Siti Rohmah",
    Period.MONTH,
    date(2026, 11, 1),
    date(2026, 11, 24),
    3,
    37,
    740000,
    185000,
    0,
    1000000,
    (Amount("Sambal Bawang", 740000, 37),),
)


def test_her_report() -> None:
    talk = talk_of(voice(INDONESIAN), HERS)

    assert talk.text == (
        "November sampai hari ini:\n"
        "Belanja Rp740.000 (37 buah)\n"
        "Perkiraan untung Rp185.000, kalau dijual dengan harga umum\n"
        "Belum dibayar Rp0\n"
        "Target 74%, kurang Rp260.000\n"
        "Per produk:\n"
        "Sambal Bawang Rp740.000 (37 buah)"
    )
    assert [[b.label for b in r] for r in talk.rows] == [["Hari ini", "Minggu"], ["Bulan lalu"]]
    assert [b.data for r in talk.rows for b in r] == ["lp", "lp:0:0:0:1", "lp:0:0:0:3"]
    assert talk.is_page
    assert talk_of(voice(ENGLISH), HERS).text.startswith(
        "November until today:\nPurchases Rp740.000 (37 pieces)\n"
    )


def owners(**more: object) -> OwnerReport:
    given = {
        "period": Period.MONTH,
        "first": date(2026, 11, 1),
        "last": date(2026, 11, 24),
        "orders": 9,
        "turnover": 18450000,
        "cost": 11070000,
        "uncosted": 0,
        "unpaid": 640000,
        "unpaid_orders": 3,
        "by_product": (),
        "by_partner": (Amount("Bu Wati Kurniasih", 7749000, 400),),
        "low_stock": (("Sambal Ijo", 6),),
        "concentration_limit": 40,
        **more,
    }
    return OwnerReport(**given)  # type: ignore[arg-type] # by name


def test_her_month() -> None:
    assert said(owners()) == (
        "November: omzet Rp18.450.000, modal (HPP) Rp11.070.000, laba kotor Rp7.380.000 (40%).\n"
        "Terbesar: Bu Wati Kurniasih 42% dari omzet; sebaiknya jangan lebih dari 40%.\n"
        "Per mitra:\n"
        "Bu Wati Kurniasih Rp7.749.000 (400 buah)\n"
        "Belum dibayar: 3 pesanan, Rp640.000\n"
        "Stok tipis: Sambal Ijo 6"
    )


def test_an_admin_sees_no_cost_and_no_profit() -> None:
    text = said(owners(cost=None))

    assert text.startswith("November: omzet Rp18.450.000, 9 pesanan.\n")
    assert "laba" not in text
    assert "HPP" not in text


def test_profit_counts_only_what_has_a_cost() -> None:
    text = said(owners(turnover=1000000, uncosted=400000, cost=300000))

    assert "laba kotor Rp300.000 (50%)." in text
    assert "Omzet tanpa HPP Rp400.000, jadi labanya belum lengkap." in text


@pytest.mark.parametrize(
    ("period", "first", "heading"),
    [
        (Period.TODAY, date(2026, 11, 24), "Hari ini, Sel 24 Nov: belum ada pesanan."),
        (Period.WEEK, date(2026, 11, 23), "Minggu ini, Sen 23 Nov sampai hari ini: belum ada pesanan."),
        (Period.MONTH, date(2026, 11, 1), "November: belum ada pesanan."),
        (Period.LAST_MONTH, date(2026, 10, 1), "Oktober: belum ada pesanan."),
    ],
)
def test_each_period_has_its_heading(period: Period, first: date, heading: str) -> None:
    assert said(owners(period=period, first=first, orders=0, turnover=0)).startswith(heading)


def test_a_period_that_is_not_known_brings_those_that_are() -> None:
    talk = talk_of(voice(INDONESIAN), PeriodUnknown("kapan-kapan"))

    assert talk.text == "Periode Kapan-kapan belum kami kenal. Pilih salah satu:"
    assert sum(len(row) for row in talk.rows) == 4


def test_with_the_postage_comes_the_whole_bill() -> None:
    bill = BillReady(order(postage=15000), "Siti Rohmah", BANK, UNTIL)

    assert said(bill) == (
        "Siti Rohmah, ongkir P261124-007 Rp15.000.\n"
        "Total Rp503.000.\n"
        f"Bayar ke {BANK}.\n"
        "Kami simpankan sampai besok (Rab 25 Nov), 14.05."
    )


@pytest.mark.parametrize(
    ("paid", "to_check", "lines"),
    [
        (488_000, 0, f"Sudah masuk Rp488.000, sisanya Rp15.000.\nBayar ke {BANK}."),
        (0, 1, "Buktinya sedang dicek. Kalau ada sisanya, kami kabari."),
        (503_000, 0, "P261124-007 lunas. Terima kasih."),
    ],
)
def test_the_bill_counts_what_came_in_before_the_postage_was_known(
    paid: int, to_check: int, lines: str
) -> None:
    bill = BillReady(replace(order(postage=15000), paid=paid, to_check=to_check), "Siti Rohmah", BANK, None)

    assert said(bill) == f"Siti Rohmah, ongkir P261124-007 Rp15.000.\nTotal Rp503.000.\n{lines}"


@pytest.mark.parametrize(
    ("before", "paid", "lines"),
    [
        (
            10000,
            0,
            (
                "Siti Rohmah, ongkir P261124-007 jadi Rp15.000 (tadi Rp10.000), tambah Rp5.000.",
                "Total sekarang Rp503.000.",
                f"Bayar ke {BANK}.",
                "Kami simpankan sampai besok (Rab 25 Nov), 14.05.",
            ),
        ),
        (
            10000,
            498000,
            (
                "Siti Rohmah, ongkir P261124-007 jadi Rp15.000 (tadi Rp10.000), tambah Rp5.000.",
                "Total sekarang Rp503.000.",
                "Sudah masuk Rp498.000, sisanya Rp5.000.",
                f"Bayar ke {BANK}.",
            ),
        ),
        (
            20000,
            508000,
            (
                "Siti Rohmah, ongkir P261124-007 jadi Rp15.000 (tadi Rp20.000), berkurang Rp5.000.",
                "Total sekarang Rp503.000.",
            ),
        ),
    ],
)
def test_another_postage_is_told_with_the_difference(before: int, paid: int, lines: tuple[str, ...]) -> None:
    until = None if paid else UNTIL
    changed = PostageChanged(order(postage=15000, paid=paid), "Siti Rohmah", before, BANK, until)

    assert said(changed) == "\n".join(lines)


@pytest.mark.parametrize(
    ("postage", "offered"), [(0, ["Bayar", "Lihat nota"]), (None, ["Lihat nota"])], ids=["known", "open"]
)
def test_what_was_recorded_and_what_was_billed_lead_to_paying_and_to_the_nota(
    postage: int | None, offered: list[str]
) -> None:
    made = order(postage=postage)

    for reply in (OrderRecorded(made, "Siti", "BCA 1", None), BillReady(made, "Siti", "BCA 1", None)):
        talk = talk_of(voice(INDONESIAN), reply)
        shown = [button.label for row in talk.rows for button in row]
        assert shown[: len(offered)] == offered


def test_what_is_paid_by_qris_brings_its_code_and_says_to_scan_it() -> None:
    made, code = order(pay_method=PayMethod.QRIS), QrisPicture("000201", "Sambal Ibu", 488_000, "P261124-007")
    changed = PostageChanged(replace(made, postage=5_000), "Siti", 0, BANK, None, code)

    for reply in (
        OrderRecorded(made, "Siti", BANK, None, code),
        BillReady(made, "Siti", BANK, None, code),
        changed,
    ):
        talk = talk_of(voice(INDONESIAN), reply)
        assert talk.attachment == code
        assert talk.text.splitlines()[-1] == "Scan QRIS ini."


BACK = ChangedLine("Sambal Bawang", "botol", 10, 8, 20_000, 20_000)
ALL_BACK = ChangedLine("Krupuk Udang", "bungkus", 12, 0, None, 12_000)


def test_of_what_came_back_she_reads_how_much_why_and_what_follows_for_her_money() -> None:
    money = Returned("P1", (BACK, ALL_BACK), 184_000, 170_000, Verb.RETURN_MONEY, 184_000, reason="bocor")
    assert said(money) == (
        "Retur P1 dicatat, Rp184.000:\n"
        "Sambal Bawang kembali 2 botol\n"
        "Krupuk Udang kembali 12 bungkus\n"
        "Alasan: bocor\n"
        "Rp184.000 akan kami kembalikan."
    )
    assert said(replace(money, for_owner=True)).endswith("Alasan: bocor\nRp184.000 perlu dikembalikan.")
    balance = Returned("P1", (BACK,), 40_000, 314_000, Verb.RETURN_BALANCE, 40_000)
    assert said(balance) == (
        "Retur P1 dicatat, Rp40.000:\n"
        "Sambal Bawang kembali 2 botol\n"
        "Rp40.000 disimpan untuk pesanan berikutnya."
    )
    asked = ReturnAsked("P1", 3, (ALL_BACK,), 144_000, "remuk")
    assert said(asked).startswith("Kembali dari P1:\nKrupuk Udang 12 bungkus\nAlasan: remuk")


def test_what_is_no_longer_possible_has_a_way_to_ask() -> None:
    talk = talk_of(
        voice(INDONESIAN), OrderStands("P1", OrderStatus.IN_PROGRESS, "0812-3456-7890", "Bu Ratna")
    )

    assert talk.text == "P1 sekarang diproses, jadi itu tidak bisa lagi. Kalau perlu, tanya Bu Ratna."
    assert [b.url for row in talk.rows for b in row] == ["https://wa.me/6281234567890"]
    early = said(OrderStands("P1", OrderStatus.NEW, "", "Bu Ratna"))
    assert early == "P1 sekarang baru, jadi itu belum bisa. Kalau perlu, tanya Bu Ratna."
    assert said(OrderStands("P1", OrderStatus.SHIPPED)) == "P1 sekarang dikirim, jadi itu tidak bisa lagi."


def test_a_changed_order_is_paid_from_there_and_an_old_code_is_called_old() -> None:
    fewer = OrderChanged(order(), (BACK,), 500_000, by="Bu Ratna", old_code=True)
    talk = talk_of(voice(INDONESIAN), fewer)

    assert talk.text.endswith(
        "Total sekarang Rp488.000 (tadi Rp500.000).\nQRIS yang lama jangan dipakai, tekan Bayar untuk yang baru."
    )
    assert [b.label for row in talk.rows for b in row] == ["Bayar"]
    checked = talk_of(voice(INDONESIAN), replace(fewer, order=order(to_check=1), old_code=False))
    assert checked.rows == ()
    settled = talk_of(voice(INDONESIAN), OrderChanged(order(paid=488_000), (BACK,), 500_000, 12_000))
    assert [b.label for row in settled.rows for b in row] == ["Kembalikan", "Simpan"]


def test_a_wish_can_be_declined_and_she_hears_why_and_whom_to_ask() -> None:
    came = talk_of(voice(INDONESIAN), WishCame("P1", ChangeKind.WISH_EDIT, 3, "jadi 8", SITI_ROHMAH))
    assert [b.label for row in came.rows for b in row] == ["Ubah isi", "Belum bisa", "P1"]

    refused = WishRefused("P1", "sudah dikemas", "Bu Ratna", "0812-3456-7890")
    talk = talk_of(voice(INDONESIAN), refused)
    assert talk.text == (
        "Permintaan untuk P1 belum bisa: sudah dikemas.\nPesanannya tetap. Kalau perlu, tanya Bu Ratna."
    )
    assert [b.url for row in talk.rows for b in row] == ["https://wa.me/6281234567890"]
    assert said(replace(refused, reason="")).startswith("Permintaan untuk P1 belum bisa.\n")
    assert said(WishDeclined("P1", "Siti Rohmah")) == "Jawaban untuk P1 dicatat.\nSiti Rohmah sudah dikabari."
    asked = talk_of(voice(INDONESIAN), WordsAsked(ChangeKind.REFUSE_WISH, "P1", 3))
    assert [b.label for row in asked.rows for b in row] == ["Tanpa alasan", "Tidak jadi"]


def test_why_tells_what_a_few_more_would_have_brought() -> None:
    whole = order(postage=0)
    first = replace(whole.lines[1], quantity=97, price=10_000, next_break=NextBreak(3, 100, 9_500, 500))
    text = said(OrderExplained(replace(whole, lines=(whole.lines[0], first))))

    assert text.splitlines()[2:4] == [
        "Krupuk Udang 97 x Rp10.000 = Rp970.000 (harga reseller mulai 10)",
        "Waktu itu kurang 3 bungkus untuk Rp9.500, hemat Rp500 per bungkus.",
    ]
    assert text.count("Waktu itu") == 1
