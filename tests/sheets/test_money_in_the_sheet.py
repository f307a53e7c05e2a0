"""Payments, balances and changed orders in the owner's Sheet: their rows, their cells, and what she types there."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commands import paying
from commands.amending import corrected
from commands.asks import Ask, Place, Pressed, Sender, Verb
from commands.cancelling import cancelled
from commands.decision import Decision
from commands.entries.money import PaymentNamed, PaymentReported
from commands.entries.orders import Amendment, OrderAmended, OrderMoved
from commands.pointing import pointer
from commands.replies.changes import EditShown
from commands.replies.sheet import EditKind, SheetNews
from commands.row_cells import filled, is_row_cell
from commands.rules.files import FileKind
from commands.rules.network import Particulars
from commands.rules.orders import Delivery, Order, OrderStatus, PayMethod
from commands.rules.payments import Payment, PaymentState, PaymentWay, Proof
from sheets.local.person import SheetsPerson
from sheets.tabs import ITEM_PESANAN, PEMBAYARAN, PESANAN, RIWAYAT, SALDO, TABS
from tests.sheets.machine import Machine, eventually, machine, now
from tests.sheets.old_sheets import OldSheet, order

WAITING, ARRIVED, _ = PaymentState
PROOF = Proof(FileKind.PHOTO, "file", "unique")


@pytest.fixture
async def shop(sheet: OldSheet, tmp_path: Path) -> AsyncIterator[Machine]:
    """The bot at work, and one order of 488.000 that stands in the Sheet."""
    async with machine(tmp_path, sheet) as at_work:
        await at_work.is_in_step()
        await at_work.confirms(1)
        await eventually(lambda: at_work.rows(PESANAN, NO) > 0)
        yield at_work


NO = order(1).no


def rows(person: SheetsPerson, title: str) -> list[dict[str, str]]:
    header, *others = person.read(title)
    return [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in others if any(row)]


def row(shop: Machine, title: str, key: str) -> dict[str, str]:
    found = [one for one in rows(shop.sheet.person, title) if key in one.values()]
    return found[0] if found else dict.fromkeys(TABS[title].headers, "")


async def reports(shop: Machine, amount: int = 488_000, orders: tuple[str, ...] = (NO,)) -> Payment:
    """She sent a picture of her transfer."""
    book = shop.ledger.book
    made = paying.payment(
        book, "M001", amount, PaymentWay.TRANSFER, now(), "M001", orders=orders, proof=PROOF
    )
    await shop.decides(Decision(entries=paying.report(made)), f"reported/{made.id}")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Bukti"] != "")
    return made


async def types_row(shop: Machine, title: str, **cells: object) -> None:
    """A row of her own, below the others."""
    number = len(rows(shop.sheet.person, title)) + 2
    values = {header.replace("_", " "): cell for header, cell in cells.items()}
    shop.sheet.person.type(title, f"A{number}", [[values.get(h, "") for h in TABS[title].headers]])


def unpaid(shop: Machine) -> int:
    return shop.ledger.book.orders[NO].unpaid if NO in shop.ledger.book.orders else 0


async def test_a_payment_that_waits_has_a_row_and_counts_once_she_marks_it_as_arrived(shop: Machine) -> None:
    made = await reports(shop)
    seen = row(shop, PEMBAYARAN, made.id)
    assert (seen["Nama"], seen["No pesanan"], seen["Status"]) == ("Siti Rohmah", NO, "menunggu")
    assert (seen["Bukti"], seen["Mitra ID"], seen["Oleh"]) == (f"bukti {made.id}", "M001", "M001")
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Menunggu cek")

    shop.sheet.type(PEMBAYARAN, made.id, "Jumlah", "400rb")
    shop.sheet.type(PEMBAYARAN, made.id, "Status", "masuk")

    await eventually(lambda: unpaid(shop) == 88_000)
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Sebagian")
    await eventually(lambda: row(shop, RIWAYAT, "pembayaran dicek")["Rincian"] == f"{made.id}: masuk 400000")


async def test_what_was_decided_in_chat_shows_and_what_is_typed_over_it_comes_back_and_is_explained(
    shop: Machine,
) -> None:
    made = await reports(shop)
    book = shop.ledger.book
    judged = paying.judge(book, book.payments[made.id], ARRIVED, 400_000, now(), "77")
    await shop.decides(Decision(entries=judged), "judged")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Status"] == "masuk")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Jumlah"] == "Rp400.000")
    await settles(shop)

    shop.sheet.type(PEMBAYARAN, made.id, "Status", "menunggu")

    await eventually(lambda: "kembali" in row(shop, PEMBAYARAN, made.id)["Cek"])
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Status"] == "masuk")
    assert unpaid(shop) == 88_000


async def settles(shop: Machine) -> None:
    """A look was kept that showed what stands there now."""
    file = shop.sheet.client.spreadsheet_id

    def is_kept() -> bool:
        kept = shop.journal.seen.rows(file, [PEMBAYARAN]).get(PEMBAYARAN, {}).values()
        return all(one.cells.get("Status") == "masuk" for one in kept)

    await eventually(is_kept)


async def test_a_row_that_she_typed_becomes_a_payment_once_also_over_a_restart(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with machine(tmp_path, sheet) as before:
        await before.is_in_step()
        await before.confirms(1)
        await eventually(lambda: before.rows(PESANAN, NO) > 0)
        await types_row(before, PEMBAYARAN, Nama="Siti Rohmah", Jumlah="100rb")
        await eventually(lambda: unpaid(before) == 388_000)
        await eventually(lambda: row(before, PEMBAYARAN, "Siti Rohmah")["Mitra ID"] == "M001")
        await eventually(lambda: row(before, PEMBAYARAN, "Siti Rohmah")["Status"] == "masuk")
        seen = row(before, PEMBAYARAN, "Siti Rohmah")
        assert seen["ID"]
        assert seen["Waktu"]
        assert (seen["Oleh"], seen["No pesanan"]) == ("Sheet", NO)
    async with machine(tmp_path, sheet) as after:
        await asyncio.wait_for(after.sync.is_ready.wait(), 30)
        await types_row(after, SALDO, Nama="M001", Jenis="potongan", Jumlah=5_000)
        await eventually(lambda: row(after, SALDO, "potongan")["Mitra ID"] == "M001")

        assert after.ledger.book.balances == {"M001": -5_000}
        assert unpaid(after) == 388_000
        assert len(rows(sheet.person, PEMBAYARAN)) == 1
        assert len(rows(sheet.person, SALDO)) == 1


async def test_a_row_that_cannot_count_says_why_and_counts_once_it_is_mended(shop: Machine) -> None:
    await types_row(shop, PEMBAYARAN, Nama="Siti Rohmah", No_pesanan="P261124-999", Jumlah="100rb")
    await types_row(shop, PEMBAYARAN, Nama="Bu Entah", Jumlah="dua puluh")
    await eventually(lambda: row(shop, PEMBAYARAN, "Siti Rohmah")["Cek"] != "")
    await eventually(lambda: row(shop, PEMBAYARAN, "Bu Entah")["Cek"] != "")
    assert unpaid(shop) == 488_000

    shop.sheet.type(PEMBAYARAN, "Siti Rohmah", "No pesanan", NO)

    await eventually(lambda: unpaid(shop) == 388_000)
    await eventually(lambda: row(shop, PEMBAYARAN, "Siti Rohmah")["Cek"] == "")


async def test_a_known_row_whose_id_she_cleared_is_not_taken_for_new_money(shop: Machine) -> None:
    made = await reports(shop)
    book = shop.ledger.book
    await shop.decides(Decision(entries=paying.judge(book, made, ARRIVED, 400_000, now(), "77")), "judged")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Status"] == "masuk")
    await settles(shop)

    shop.sheet.type(PEMBAYARAN, made.id, "ID", "")

    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["ID"] == made.id)
    assert unpaid(shop) == 88_000


async def test_a_surplus_has_its_row_in_saldo(shop: Machine) -> None:
    made = await reports(shop, 500_000)
    shop.sheet.type(PEMBAYARAN, made.id, "Status", "masuk")

    await eventually(lambda: row(shop, SALDO, "lebih bayar")["Jumlah"] == "Rp12.000")
    assert row(shop, SALDO, "lebih bayar")["No pesanan"] == NO
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Lunas")


# -- changed orders ------------------------------------------------------------------------


async def changes(
    shop: Machine, after: Order, added: int, why: Amendment, own: Particulars | None = None
) -> None:
    was = shop.ledger.book.orders[NO].terms
    fact = OrderAmended(after, added, why, now(), "M001", was=was)
    particulars = () if own is None else (own,)
    await shop.decides(Decision(entries=(fact,), particulars=particulars), "changed")


async def test_an_amended_order_has_further_lines_and_its_row_follows(shop: Machine) -> None:
    before = shop.ledger.book.orders[NO]
    less = order(1, pieces={"SMB-01": -4}).lines[0]
    after = order(
        1,
        lines=(*before.lines, less),
        pay_method=PayMethod.CREDIT,
        due=date(2026, 12, 8),
        ship_on=date(2026, 11, 30),
        delivery=Delivery.FETCHED,
    )
    own = Particulars(NO, "M001", recipient="Bu Tini", address="=1+1", sender="Toko Sari")
    await changes(shop, after, 1, Amendment.EDITED, own)

    await eventually(lambda: shop.rows(ITEM_PESANAN, NO) == 3)
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 6, Krupuk Udang 24")
    await eventually(lambda: row(shop, PESANAN, NO)["Atas nama"] == "Toko Sari")
    seen = row(shop, PESANAN, NO)
    assert (seen["Total"], seen["Subtotal"]) == ("Rp408.000", "Rp408.000")
    assert (seen["Bayar"], seen["Cara kirim"]) == ("tempo", "diambil")
    assert (seen["Penerima"], seen["Alamat kirim"]) == ("Bu Tini", "=1+1")
    assert seen["Jatuh tempo"]
    assert seen["Tanggal kirim"]
    told = row(shop, RIWAYAT, "pesanan diubah")["Rincian"]
    assert told.startswith(f"{NO}: Sambal Bawang 10 jadi 6; Bayar: transfer jadi tempo; Cara kirim:")
    assert "Tini" not in told


async def pays(shop: Machine) -> None:
    made = paying.payment(shop.ledger.book, "M001", 488_000, PaymentWay.CASH, now(), "77", orders=(NO,))
    await shop.decides(Decision(entries=paying.arrive(shop.ledger.book, made)), "paid")


async def is_over(shop: Machine) -> Order:
    """It was sent, and arrived."""
    for before, after in itertools.pairwise((OrderStatus.NEW, OrderStatus.SHIPPED, OrderStatus.DONE)):
        kept = shop.ledger.book.orders[NO]
        await shop.decides(Decision(entries=(OrderMoved(NO, before, after, "77"),)), after)
    await eventually(lambda: row(shop, PESANAN, NO)["Status"] == "Selesai")
    return kept.moved(OrderStatus.DONE)


def four_back(order: Order) -> tuple[Order, OrderAmended]:
    """Four bottles of ten came back."""
    back = replace(order.lines[0], quantity=-4)
    after = corrected(order, (back,), Amendment.RETURNED, now(), "77", "bocor")
    return after, OrderAmended(after, 1, Amendment.RETURNED, now(), "77", "bocor")


AFTER_RETURN = ("Sambal Bawang 6, Krupuk Udang 24", "Rp408.000", "Rp408.000")


def stands(shop: Machine) -> tuple[str, str, str]:
    seen = row(shop, PESANAN, NO)
    return seen["Isi"], seen["Total"], seen["Subtotal"]


async def test_goods_that_come_back_of_an_order_that_is_over_change_its_row(shop: Machine) -> None:
    await pays(shop)
    order = await is_over(shop)
    assert NO not in shop.ledger.book.orders

    after, fact = four_back(order)
    kept = paying.release(shop.ledger.book, after, 80_000, now(), "77")
    await shop.decides(Decision(entries=(fact, *kept)), "returned")

    await eventually(lambda: stands(shop) == AFTER_RETURN)
    assert NO not in shop.ledger.book.orders
    assert row(shop, PESANAN, NO)["Pembayaran"] == "Lunas"
    await eventually(lambda: not any(is_row_cell(name) for name in shop.ledger.book.shown))
    assert stands(shop) == AFTER_RETURN
    assert row(shop, PESANAN, NO)["Cek"] == ""


async def test_goods_that_come_back_before_an_order_that_arrived_is_paid_change_its_row(
    shop: Machine,
) -> None:
    order = await is_over(shop)
    await shop.decides(Decision(entries=(four_back(order)[1],)), "returned")

    await eventually(lambda: stands(shop) == AFTER_RETURN)


async def test_what_was_typed_when_it_was_sent_goes_into_her_empty_cells_alone(shop: Machine) -> None:
    shop.sheet.type(PESANAN, NO, "Kurir", "SiCepat")
    await eventually(lambda: row(shop, PESANAN, NO)["Kurir"] == "SiCepat")
    sent = OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "77", "JNE CONTOH00017")
    await shop.decides(Decision(entries=(sent,), shown=filled(NO, "JNE", "CONTOH00017")), "sent")

    await eventually(lambda: row(shop, PESANAN, NO)["Resi"] == "CONTOH00017")
    await eventually(lambda: not any(is_row_cell(name) for name in shop.ledger.book.shown))
    assert (row(shop, PESANAN, NO)["Kurir"], row(shop, PESANAN, NO)["Cek"]) == ("SiCepat", "")
    assert row(shop, RIWAYAT, "status pesanan")["Rincian"] == f"{NO}: Baru jadi Dikirim"


async def test_why_an_order_was_cancelled_is_told_without_a_phone_number(shop: Machine) -> None:
    why = "cabai kosong, hubungi 0800-0000-0000"
    off = cancelled(shop.ledger.book.orders[NO], now(), "77", why)
    await shop.decides(Decision(entries=tuple(off)), "off")

    await eventually(lambda: row(shop, RIWAYAT, "status pesanan")["Rincian"] != "")
    told = row(shop, RIWAYAT, "status pesanan")["Rincian"]
    assert told == f"{NO}: Baru jadi Batal (cabai kosong, hubungi ...)"


async def test_what_she_types_over_how_an_order_is_paid_and_sent_rules_until_it_was_sent(
    shop: Machine,
) -> None:
    shop.sheet.type(PESANAN, NO, "Bayar", "tunai")
    shop.sheet.type(PESANAN, NO, "Atas nama", "Toko Sari")
    await eventually(lambda: shop.ledger.book.orders[NO].pay_method is PayMethod.CASH)
    await eventually(lambda: shop.ledger.book.particulars[NO].sender == "Toko Sari")
    await eventually(lambda: row(shop, RIWAYAT, "pesanan diubah")["Rincian"] != "")

    shop.sheet.type(PESANAN, NO, "Status", "Dikirim")
    await eventually(lambda: shop.ledger.book.orders[NO].status is OrderStatus.SHIPPED)
    shop.sheet.type(PESANAN, NO, "Cara kirim", "diambil")
    await eventually(lambda: row(shop, PESANAN, NO)["Cara kirim"] == "ekspedisi")
    await eventually(lambda: "kembali" in row(shop, PESANAN, NO)["Cek"])
    assert row(shop, PESANAN, NO)["Bayar"] == "tunai"


async def test_a_payment_that_came_before_its_order_could_be_carried_goes_behind_it(shop: Machine) -> None:
    made = Payment("B261124-050", "M001", 1_000, PaymentWay.CASH, WAITING, now(), "77", (order(2).no,))
    no = await shop.confirms(2)
    await shop.decides(Decision(entries=(PaymentReported(made),)), "reported")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["No pesanan"] == no)
    assert shop.rows(PESANAN, no) == 1


async def test_more_than_there_is_does_not_go_out_and_cek_says_so(shop: Machine) -> None:
    await types_row(shop, PEMBAYARAN, Nama="Siti Rohmah", Jumlah=10_000, Cara="potong saldo", No_pesanan=NO)
    await types_row(shop, PEMBAYARAN, Nama="M001", Jumlah=20_000, Cara="uang kembali", No_pesanan=NO)
    await types_row(shop, SALDO, Nama="Siti Rohmah", Jenis="retur", Jumlah=5_000, No_pesanan=NO)
    await eventually(lambda: row(shop, PEMBAYARAN, "potong saldo")["Cek"] == "salah")
    await eventually(lambda: row(shop, PEMBAYARAN, "uang kembali")["Cek"] == "salah")
    await eventually(lambda: row(shop, SALDO, "retur")["Cek"] == "salah")
    assert (unpaid(shop), shop.ledger.book.balances) == (488_000, {})

    await types_row(shop, SALDO, Nama="Siti Rohmah", Jenis="bonus", Jumlah=10_000)

    await eventually(lambda: unpaid(shop) == 478_000)
    await eventually(lambda: row(shop, PEMBAYARAN, "potong saldo")["Cek"] == "")


# -- what she writes beside a payment ------------------------------------------------------


async def test_the_order_that_she_writes_beside_a_payment_gets_the_money(shop: Machine) -> None:
    other = await shop.confirms(2)
    made = await reports(shop)
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Menunggu cek")

    shop.sheet.type(PEMBAYARAN, made.id, "No pesanan", other)
    await eventually(lambda: row(shop, PESANAN, other)["Pembayaran"] == "Menunggu cek")
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Belum bayar")
    shop.sheet.type(PEMBAYARAN, made.id, "Status", "masuk")

    await eventually(lambda: row(shop, PESANAN, other)["Pembayaran"] == "Lunas")
    assert unpaid(shop) == 488_000
    assert row(shop, PEMBAYARAN, made.id)["No pesanan"] == other


async def test_an_order_taken_away_from_a_payment_stays_away_and_a_wrong_one_is_explained(
    shop: Machine,
) -> None:
    made = await reports(shop)
    shop.sheet.type(PEMBAYARAN, made.id, "No pesanan", "")
    await eventually(lambda: shop.ledger.book.payments[made.id].orders == ())
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Belum bayar")
    assert row(shop, PEMBAYARAN, made.id)["No pesanan"] == ""

    shop.sheet.type(PEMBAYARAN, made.id, "No pesanan", "P261124-999")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Cek"] == "salah")
    shop.sheet.type(PEMBAYARAN, made.id, "No pesanan", NO)
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Menunggu cek")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Cek"] == "")


async def test_an_order_that_she_named_in_chat_afterwards_stands_beside_her_payment(shop: Machine) -> None:
    made = await reports(shop, orders=())
    named = PaymentNamed(made.id, (NO,), made.amount, now(), "M001")
    await shop.decides(Decision(entries=(named,)), "named")

    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["No pesanan"] == NO)


async def test_whose_money_a_payment_is_and_how_it_came_is_put_back_and_explained(shop: Machine) -> None:
    made = await reports(shop)
    shop.sheet.type(PEMBAYARAN, made.id, "Nama", "Mas Budi Santoso")
    await eventually(lambda: "kembali" in row(shop, PEMBAYARAN, made.id)["Cek"])
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Nama"] == "Siti Rohmah")
    shop.sheet.type(PEMBAYARAN, made.id, "Cara", "tunai")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["Cara"] == "transfer")

    shop.sheet.type(PEMBAYARAN, made.id, "Status", "masuk")
    await eventually(lambda: unpaid(shop) == 0)
    await settles(shop)
    shop.sheet.type(PEMBAYARAN, made.id, "No pesanan", "P261124-999")
    await eventually(lambda: row(shop, PEMBAYARAN, made.id)["No pesanan"] == NO)


# -- what she types over the content of an order -------------------------------------------


def questions(shop: Machine) -> list[EditShown]:
    return [one.reply for one in shop.heard if isinstance(one.reply, EditShown)]


def told(shop: Machine) -> list[EditKind]:
    """What the owner heard of cells that did not stay."""
    news = [one.reply for one in shop.heard if isinstance(one.reply, SheetNews)]
    return [line.kind for one in news for line in one.lines]


async def test_another_content_is_asked_of_her_in_chat_and_comes_back_until_she_answers(
    shop: Machine,
) -> None:
    shop.sheet.type(PESANAN, NO, "Isi", "Sambal Bawang 8, Krupuk Udang 24")

    await eventually(lambda: len(questions(shop)) == 1)
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 10, Krupuk Udang 24")
    await eventually(lambda: "Sambal Bawang 8" in row(shop, PESANAN, NO)["Cek"])
    (question,) = questions(shop)
    assert (question.before, question.choices[0].total) == (488_000, 448_000)
    assert told(shop) == []

    save = Pressed(Verb.SAVE_EDIT, pointer(NO), question.change)
    await shop.ledger.handle(Ask("tg:1:1", now(), Sender(77), Place(77), save))
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 8, Krupuk Udang 24")
    await eventually(lambda: row(shop, PESANAN, NO)["Total"] == "Rp448.000")
    assert len(questions(shop)) == 1


async def test_a_content_that_nobody_can_read_comes_back_and_is_explained(shop: Machine) -> None:
    shop.sheet.type(PESANAN, NO, "Isi", "yang kemarin saja")

    await eventually(lambda: told(shop) == [EditKind.CONTENT_UNCLEAR])
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 10, Krupuk Udang 24")
    await eventually(lambda: "yang kemarin saja" in row(shop, PESANAN, NO)["Cek"])
    assert questions(shop) == []


async def test_the_content_of_what_was_sent_comes_back_and_she_hears_why(shop: Machine) -> None:
    shop.sheet.type(PESANAN, NO, "Status", "Dikirim")
    await eventually(lambda: shop.ledger.book.orders[NO].status is OrderStatus.SHIPPED)
    shop.sheet.type(PESANAN, NO, "Isi", "Sambal Bawang 8")

    await eventually(lambda: told(shop) == [EditKind.CONTENT_TOO_LATE])
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 10, Krupuk Udang 24")
    assert questions(shop) == []


async def test_the_content_of_what_is_done_comes_back_too(shop: Machine) -> None:
    done = paying.payment(shop.ledger.book, "M001", 488_000, PaymentWay.CASH, now(), "1", orders=(NO,))
    await shop.decides(Decision(entries=paying.arrive(shop.ledger.book, done)), "paid")
    for before, after in itertools.pairwise((OrderStatus.NEW, OrderStatus.SHIPPED, OrderStatus.DONE)):
        await shop.decides(Decision(entries=(OrderMoved(NO, before, after, "1"),)), after)
    await eventually(lambda: row(shop, PESANAN, NO)["Status"] == "Selesai")
    await eventually(lambda: row(shop, PESANAN, NO)["Pembayaran"] == "Lunas")
    shop.sheet.type(PESANAN, NO, "Isi", "Sambal Bawang 8")

    await eventually(lambda: told(shop) == [EditKind.CONTENT_TOO_LATE])
    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 10, Krupuk Udang 24")


async def test_the_same_content_in_other_words_is_written_as_before_and_asks_nothing(shop: Machine) -> None:
    shop.sheet.type(PESANAN, NO, "Isi", "krupuk udang 2 lusin, sambal bawang 10")

    await eventually(lambda: row(shop, PESANAN, NO)["Isi"] == "Sambal Bawang 10, Krupuk Udang 24")
    assert (questions(shop), told(shop)) == ([], [])
