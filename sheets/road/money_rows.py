"""Money as rows of the Sheet: a payment in `Pembayaran`, a partner's balance in `Saldo`. Pure."""

from collections.abc import Mapping

from commands.book import Book
from commands.entries.money import BalanceMoved, PaymentJudged
from commands.rules.payments import Payment
from sheets.words import BALANCE_KIND, PAYMENT_STATE, PAYMENT_WAY
from sheets.writing import Value


def payment_cells(payment: Payment, book: Book) -> Mapping[str, Value]:
    """A row of `Pembayaran`. Where its proof is found follows once the row stands there (see `sheets.watch`)."""
    return {
        "ID": payment.id,
        "Waktu": payment.at,
        "Nama": book.person(payment.partner_id).name,
        "No pesanan": ", ".join(payment.orders),
        "Jumlah": payment.amount or None,
        "Cara": PAYMENT_WAY.write(payment.way),
        "Status": PAYMENT_STATE.write(payment.state),
        "Oleh": payment.by,
        "Mitra ID": payment.partner_id,
    }


def balance_cells(moved: BalanceMoved, book: Book) -> Mapping[str, Value]:
    """A row of `Saldo`."""
    return {
        "ID": moved.id,
        "Waktu": moved.at,
        "Nama": book.person(moved.partner_id).name,
        "Jenis": BALANCE_KIND.write(moved.kind),
        "Jumlah": moved.amount,
        "No pesanan": moved.order_no,
        "Oleh": moved.by,
        "Mitra ID": moved.partner_id,
    }


def judgement_told(judged: PaymentJudged) -> tuple[str, str]:
    """What `Riwayat` says of it: the event and its details."""
    return "pembayaran dicek", f"{judged.id}: {PAYMENT_STATE.write(judged.state)} {judged.amount}"
