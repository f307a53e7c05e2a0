"""Phrases about what is owed, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BillWords:
    """`/tagihan`. `{sum}` is what is left to pay."""

    mine: str
    mine_none: str
    mine_none_yet: str
    waits: str
    row: str
    owner_row: str
    pay_one: str
    until: str
    due: str
    overdue: str
    to_check: str
    waits_for_postage: str
    total: str
    balance: str
    all: str
    all_none: str
    all_overdue: str


INDONESIAN = BillWords(
    mine="Tagihan {called}:",
    mine_none="Tidak ada tagihan, semua sudah lunas.",
    mine_none_yet="Belum ada yang perlu dibayar.",
    waits="{no}{state}",
    row="{no}: {sum}{state}",
    owner_row="{name}, {no}: {sum}{state}",
    pay_one="Bayar {no}",
    until=", sampai {moment}",
    due=", jatuh tempo {day}",
    overdue=", lewat {days} hari dari {day}",
    to_check=", bukti sedang dicek",
    waits_for_postage=", ongkir masih dihitung",
    total="Total {total}",
    balance="Saldo {balance}, bisa dipakai untuk bayar.",
    all="Belum dibayar: {orders}, {total}",
    all_none="Semua pesanan sudah lunas.",
    all_overdue="Lewat jatuh tempo {total}",
)

ENGLISH = BillWords(
    mine="Bills of {called}:",
    mine_none="Nothing to pay, everything is settled.",
    mine_none_yet="Nothing to pay yet.",
    waits="{no}{state}",
    row="{no}: {sum}{state}",
    owner_row="{name}, {no}: {sum}{state}",
    pay_one="Pay {no}",
    until=", until {moment}",
    due=", due {day}",
    overdue=", {days} days after {day}",
    to_check=", proof being checked",
    waits_for_postage=", postage not known yet",
    total="Total {total}",
    balance="Balance {balance}, it can be used to pay.",
    all="Not paid yet: {orders}, {total}",
    all_none="Every order is paid.",
    all_overdue="Overdue {total}",
)
