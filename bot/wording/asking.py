"""Phrases about prices that are asked for with a quantity, and about whose order it is, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskingWords:
    """`sambal bawang 20 berapa?` and `Pesanan siapa?`."""

    line: str
    why_tier: str
    why_minimum: str
    why_general: str
    way: str
    either: str
    left: str
    total: str
    order: str
    order_all: str
    to_order: str
    whose: str
    whose_again: str
    goods: str
    type_name: str
    left_out: str
    change_or_new: str
    new_order: str


INDONESIAN = AskingWords(
    line="{product} {count} x {price} = {subtotal}",
    why_tier=" (harga {tier})",
    why_minimum=" (harga {tier}, mulai {minimum})",
    why_general=" (harga umum)",
    way="{count} {total}",
    either=", atau ",
    left="{product} sekarang ada {left}.",
    total="Total {total}, belum termasuk ongkir",
    order="Pesan {quantity}",
    order_all="Pesan ini",
    to_order="Pemesanan di sini untuk mitra terdaftar.",
    whose="Pesanan siapa?",
    whose_again="{said} belum ketemu di daftar mitra. Pesanan siapa?",
    goods="{lines}.",
    type_name="Tidak ada di bawah ini? Tulis namanya.",
    left_out="Ini tulisan {who} saja. Tulisan {others} tidak ikut; kalau itu juga pesanan, kirim sendiri, ya.",
    change_or_new="{no} sudah dicatat: {goods}.\nMau diubah, atau ini pesanan baru?",
    new_order="Pesanan baru",
)

ENGLISH = AskingWords(
    line="{product}, {count} x {price} = {subtotal}",
    why_tier=" ({tier} price)",
    why_minimum=" ({tier} price, from {minimum})",
    why_general=" (general price)",
    way="{count} {total}",
    either=", or ",
    left="{product}: {left} in stock now.",
    total="Total {total}, postage not included",
    order="Order {quantity}",
    order_all="Order these",
    to_order="Ordering here is for registered partners.",
    whose="Whose order is it?",
    whose_again="{said} is not in the list of partners. Whose order is it?",
    goods="{lines}.",
    type_name="Not below? Type the name.",
    left_out="This is only what {who} wrote. What {others} wrote is left out; if that is an order too, send it alone.",
    change_or_new="{no} is already recorded: {goods}.\nShall it change, or is this a new order?",
    new_order="New order",
)
