"""Phrases about stock, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StockWords:
    """Out of stock, back again, and `/stok`."""

    tell_me: str
    swap: str
    later_day: str
    order_quantity: str
    over_quota: str
    quota_full: str
    swap_which: str
    will_tell: str
    no_swap: str
    a_day_makes: str
    no_later_day: str
    back: str
    back_for: str
    preorder: str
    sent_on: str
    for_partner: str
    for_owner: str
    left: str
    made_to_order: str
    not_counted: str
    out: str
    ready: str
    row: str
    owner_row: str
    nothing: str
    nothing_watched: str


INDONESIAN = StockWords(
    tell_me="Kabari saya",
    swap="Ganti rasa",
    later_day="Kirim hari lain",
    order_quantity="Pesan {quantity}",
    over_quota="{product} untuk {day} tinggal bisa {left}, yang diminta {quantity}.",
    quota_full="{product} untuk {day} sudah penuh.",
    swap_which="{product} diganti dengan yang mana?",
    will_tell="Kalau {product} ada lagi, langsung kami kabari di sini.",
    no_swap="Belum ada pengganti {product} yang siap.",
    a_day_makes="{product} paling banyak {most} sehari. Ubah jumlahnya, atau bagi jadi dua pesanan.",
    no_later_day="Belum ada hari lain yang bisa untuk {product}.",
    back="{product} sudah ada lagi, {left}.",
    back_for="{product} sudah ada lagi, {left}. Ditunggu {called}.",
    preorder=" (PO, dikirim mulai {day})",
    sent_on="Dikirim: {day}",
    for_partner="Stok untuk {called}:",
    for_owner="Stok sekarang:",
    left="sisa {left}",
    made_to_order="PO, dikirim mulai {day}",
    not_counted="belum dihitung",
    out="habis",
    ready="ada",
    row="{product}: {left}",
    owner_row="{product}: {left} (di rumah {shelf}, dipesan {reserved})",
    nothing="Belum ada produk yang bisa dipesan.",
    nothing_watched="Belum ada produk yang stoknya dipantau. Isi kolom Pantau stok di tab Produk.",
)

ENGLISH = StockWords(
    tell_me="Tell me",
    swap="Another flavour",
    later_day="Send another day",
    order_quantity="Order {quantity}",
    over_quota="{product}: only {left} more for {day}, you asked for {quantity}.",
    quota_full="{product} is full for {day}.",
    swap_which="Which one instead of {product}?",
    will_tell="We will write here as soon as there is {product} again.",
    no_swap="There is nothing ready in the place of {product}.",
    a_day_makes="{product}: at most {most} a day. Change the number, or make two orders of it.",
    no_later_day="There is no other day for {product} yet.",
    back="{product} is back, {left}.",
    back_for="{product} is back, {left}. {called} waits for it.",
    preorder=" (pre-order, sent from {day})",
    sent_on="Sent on: {day}",
    for_partner="Stock for {called}:",
    for_owner="Stock now:",
    left="{left} left",
    made_to_order="pre-order, sent from {day}",
    not_counted="not counted",
    out="out of stock",
    ready="available",
    row="{product}: {left}",
    owner_row="{product}: {left} (at home {shelf}, ordered {reserved})",
    nothing="There is nothing to order yet.",
    nothing_watched="No product's stock is watched yet. Fill in Pantau stok in tab Produk.",
)
