"""Phrases of ordering by buttons, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShoppingWords:
    """The list of products, quantities, what can be changed, and what is typed. Labels begin with `to_`."""

    what: str
    hint: str
    group: str
    no_group: str
    item: str
    item_from: str
    left: str
    out: str
    left_for: str
    how_many: str
    has: str
    sold_by: str
    at_most: str
    too_few_left: str
    change: str
    sure: str
    whom: str
    own: str
    no_own: str
    earlier: str
    how: str
    deliveries: Mapping[str, str]
    when: str
    pay: str
    type_quantity: str
    type_quantity_pack: str
    type_note: str
    type_recipient: str
    type_phone: str
    type_sender: str
    type_day: str
    now: str
    unread_quantity: str
    unread_note: str
    unread_recipient: str
    unread_phone: str
    unread_sender: str
    unread_day: str
    unread_day_next: str
    added: str
    aside: str
    aside_of: str
    again: str
    gone: str
    nothing_again: str
    postage_moved: str
    postage_known: str
    postage_open: str
    left_moved: str
    ship_moved: str
    ship_known: str
    ship_open: str
    day_passed: str
    fetched: str
    brought_to: str
    phone_missing: str
    sender: str
    note: str
    to_add: str
    to_change: str
    to_basket: str
    to_groups: str
    to_before: str
    to_back: str
    to_other_quantity: str
    to_pack: str
    to_empty: str
    to_empty_sure: str
    to_keep: str
    to_recipient: str
    to_delivery: str
    to_day: str
    to_pay: str
    to_sender: str
    to_note: str
    to_own: str
    to_new_recipient: str
    to_soon: str
    to_other_day: str
    to_skip: str
    to_clear_note: str
    to_clear_sender: str
    to_merge: str
    to_again: str


INDONESIAN = ShoppingWords(
    what="Mau pesan apa, {called}?",
    hint="Bisa juga ditulis, misalnya: {example}.",
    group="{group}:",
    no_group="Lainnya",
    item="{product}: {price}{left}",
    item_from="{product}, mulai {minimum}: {price}{left}",
    left=" (sisa {left})",
    out=" (habis)",
    left_for="Pesanan {called} yang belum dikonfirmasi ditinggal dulu.",
    how_many="Mau berapa {unit}?",
    has="Sekarang {count}. Jadi berapa?",
    sold_by="Dijual per {multiple}.",
    at_most="Paling banyak {maximum} sekali pesan.",
    too_few_left="Sisanya kurang dari minimum. Jumlah lain bisa ditulis.",
    change="Mau ubah apa?",
    sure="Kosongkan pesanan ini? Isinya {number} produk.",
    whom="Kirim ke siapa?",
    own="Alamat sendiri: {address}",
    no_own="Alamat sendiri belum tercatat.",
    earlier="{name}: {address}",
    how="Pesanan ini dikirim bagaimana?",
    deliveries={"courier": "Ekspedisi", "brought": "Diantar", "fetched": "Diambil sendiri"},
    when="Mau dikirim kapan?",
    pay="Mau bayar bagaimana?",
    type_quantity="{product} berapa {unit}? Tulis jumlahnya, misalnya: 35 atau 3 lusin.",
    type_quantity_pack="{product} berapa {unit}? Tulis jumlahnya, misalnya: 35, 3 lusin atau 2 {pack}.",
    type_note="Tulis catatannya, misalnya: kirim sore ya.",
    type_recipient=(
        "Tulis nama, nomor HP dan alamat penerima dalam satu pesan, misalnya:\n"
        "Ani, 0812 0000 0000, Jl. Melati 5, Bandung"
    ),
    type_phone="Nomor HP {name} berapa? Kurir biasanya perlu.",
    type_sender="Nama siapa yang ditulis sebagai pengirim?",
    type_day="Mau dikirim tanggal berapa? Tulis misalnya: besok, atau 28/11.",
    now="Sekarang: {now}",
    unread_quantity="Jumlahnya belum terbaca. Tulis angkanya saja, misalnya: 35 atau 3 lusin.",
    unread_note="Catatannya terlalu panjang. Paling banyak 300 huruf.",
    unread_recipient="Nama atau alamatnya belum terbaca.",
    unread_phone="Nomornya belum terbaca. Tulis misalnya: 0812 0000 0000.",
    unread_sender="Namanya terlalu panjang. Paling banyak 60 huruf.",
    unread_day="Hari itu belum bisa. Tulis misalnya: besok, atau 28/11.",
    unread_day_next="Hari itu belum bisa. Yang terdekat: {days}.",
    added="Ditambahkan: {items}.",
    aside="Ini menggantikan pesanan yang belum dikonfirmasi: {items}.",
    aside_of="Pesanan {called} yang belum dikonfirmasi ditinggal dulu: {items}.",
    again="Isinya seperti {no}, dengan harga hari ini.",
    gone="{names} sudah tidak dijual.",
    nothing_again="Isi {no} sudah tidak dijual lagi: {names}.",
    postage_moved="Ongkir baru berubah, {before} jadi {now}.",
    postage_known="Ongkirnya sekarang {now}.",
    postage_open="Ongkirnya sekarang masih dihitung.",
    left_moved="Sisa {names} baru berubah.",
    ship_moved="Tanggal kirim baru berubah, {before} jadi {now}.",
    ship_known="Tanggal kirimnya sekarang {now}.",
    ship_open="Sekarang bisa dikirim secepatnya.",
    day_passed="{day} sudah tidak bisa untuk kirim, jadi dikirim secepatnya.",
    fetched="Diambil sendiri",
    brought_to="Diantar ke: {address}",
    phone_missing=" (tanpa nomor HP)",
    sender="Atas nama: {sender}",
    note="Catatan: {note}",
    to_add="Tambah produk",
    to_change="Ubah",
    to_basket="Lihat pesanan",
    to_groups="Kelompok lain",
    to_before="Sebelumnya",
    to_back="Kembali",
    to_other_quantity="Jumlah lain",
    to_pack="{quantity} ({count} {pack})",
    to_empty="Kosongkan",
    to_empty_sure="Ya, kosongkan",
    to_keep="Tidak jadi",
    to_recipient="Penerima",
    to_delivery="Cara kirim",
    to_day="Tanggal kirim",
    to_pay="Cara bayar",
    to_sender="Kirim atas nama",
    to_note="Catatan",
    to_own="Alamat sendiri",
    to_new_recipient="Penerima baru",
    to_soon="Secepatnya",
    to_other_day="Tanggal lain",
    to_skip="Lewati",
    to_clear_note="Hapus catatan",
    to_clear_sender="Tanpa atas nama",
    to_merge="Gabungkan",
    to_again="Pesan lagi {no}",
)

ENGLISH = ShoppingWords(
    what="What would you like, {called}?",
    hint="You can also write it, for example: {example}.",
    group="{group}:",
    no_group="Others",
    item="{product}: {price}{left}",
    item_from="{product}, from {minimum}: {price}{left}",
    left=" ({left} left)",
    out=" (out of stock)",
    left_for="The order for {called} that was not confirmed is put aside.",
    how_many="How many {unit}?",
    has="Now {count}. How many should it be?",
    sold_by="Sold by {multiple}.",
    at_most="At most {maximum} in one order.",
    too_few_left="Less than the minimum is left. You can write another number.",
    change="What should change?",
    sure="Empty this order? Products in it: {number}.",
    whom="Who gets it?",
    own="Your address: {address}",
    no_own="Your own address is not known yet.",
    earlier="{name}: {address}",
    how="How should this order get there?",
    deliveries={"courier": "Courier", "brought": "Brought by us", "fetched": "I fetch it"},
    when="When should it be sent?",
    pay="How would you like to pay?",
    type_quantity="{product}: how many {unit}? Write the number, for example: 35 or 3 lusin.",
    type_quantity_pack="{product}: how many {unit}? Write the number, for example: 35, 3 lusin or 2 {pack}.",
    type_note="Write your note, for example: please send in the afternoon.",
    type_recipient=(
        "Write name, phone number and address in one message, for example:\n"
        "Ani, 0812 0000 0000, Jl. Melati 5, Bandung"
    ),
    type_phone="What is the phone number of {name}? Couriers usually need it.",
    type_sender="Whose name should be written as the sender?",
    type_day="On which day should it be sent? Write for example: tomorrow, or 28/11.",
    now="Now: {now}",
    unread_quantity="That number could not be read. Write only the figure, for example: 35 or 3 lusin.",
    unread_note="The note is too long. At most 300 letters.",
    unread_recipient="The name or the address could not be read.",
    unread_phone="That number could not be read. Write for example: 0812 0000 0000.",
    unread_sender="The name is too long. At most 60 letters.",
    unread_day="That day is not possible. Write for example: tomorrow, or 28/11.",
    unread_day_next="That day is not possible. The next ones: {days}.",
    added="Added: {items}.",
    aside="This takes the place of the order that was not confirmed: {items}.",
    aside_of="The order for {called} that was not confirmed is put aside: {items}.",
    again="The same as {no}, at today's prices.",
    gone="{names}: not sold any more.",
    nothing_again="What was in {no} is not sold any more: {names}.",
    postage_moved="The postage just changed from {before} to {now}.",
    postage_known="The postage is {now} now.",
    postage_open="The postage is still being worked out.",
    left_moved="What is left of {names} just changed.",
    ship_moved="The day of sending just changed from {before} to {now}.",
    ship_known="The day of sending is {now} now.",
    ship_open="It can be sent as soon as it is ready now.",
    day_passed="{day} is no longer possible, so it is sent as soon as it is ready.",
    fetched="You fetch it",
    brought_to="Brought to: {address}",
    phone_missing=" (no phone number)",
    sender="In the name of: {sender}",
    note="Note: {note}",
    to_add="Add a product",
    to_change="Change",
    to_basket="See the order",
    to_groups="Other groups",
    to_before="Before",
    to_back="Back",
    to_other_quantity="Another number",
    to_pack="{quantity} ({count} {pack})",
    to_empty="Empty it",
    to_empty_sure="Yes, empty it",
    to_keep="No, keep it",
    to_recipient="Recipient",
    to_delivery="How it is sent",
    to_day="Day of sending",
    to_pay="How to pay",
    to_sender="Sender's name",
    to_note="Note",
    to_own="My own address",
    to_new_recipient="New recipient",
    to_soon="As soon as possible",
    to_other_day="Another day",
    to_skip="Skip",
    to_clear_note="Remove the note",
    to_clear_sender="No sender's name",
    to_merge="Put together",
    to_again="Order again {no}",
)
