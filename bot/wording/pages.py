"""Phrases around pages that are sent, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageWords:
    """Nota, label, packing list. `text_*`: the nota as text, `*` is WhatsApp's own bold."""

    nota: str
    nota_pdf: str
    as_pdf: str
    as_text: str
    to_whatsapp: str
    label: str
    label_one: str
    labels: str
    all_labels: str
    packing: str
    print_it: str
    nothing: str
    day_unknown: str
    which: str
    no_orders: str
    text_head: str
    text_line: str
    text_postage: str
    text_postage_open: str
    text_total: str
    text_paid: str
    text_left: str
    text_settled: str
    text_off: str


INDONESIAN = PageWords(
    nota="Nota {no}.",
    nota_pdf="Nota {no} untuk dicetak.",
    as_pdf="PDF",
    as_text="Teks WhatsApp",
    to_whatsapp="Kirim lewat WhatsApp",
    label="Label",
    label_one="Label {no}.",
    labels="{count} label, satu per halaman.",
    all_labels="Cetak label",
    packing="Daftar siapkan {day}: {orders}.",
    print_it="Cetak",
    nothing="Belum ada yang perlu disiapkan untuk {day}.",
    day_unknown="Untuk hari apa? Tulis misalnya: /siapkan besok, atau /siapkan 28/11.",
    which="Nota pesanan yang mana?",
    no_orders="Belum ada pesanan.",
    text_head="*{business}*, nota {no}",
    text_line="{count} {product} @{price} = {subtotal}",
    text_postage="Ongkir {postage}",
    text_postage_open="Ongkir masih dihitung",
    text_total="*Total {total}*",
    text_paid="Sudah dibayar {paid}",
    text_left="*Sisa {unpaid}*",
    text_settled="Lunas",
    text_off="Dibatalkan",
)

ENGLISH = PageWords(
    nota="Receipt {no}.",
    nota_pdf="Receipt {no} to print.",
    as_pdf="PDF",
    as_text="Text for WhatsApp",
    to_whatsapp="Send by WhatsApp",
    label="Label",
    label_one="Label {no}.",
    labels="{count} labels, one a page.",
    all_labels="Print labels",
    packing="Packing list {day}: {orders}.",
    print_it="Print",
    nothing="Nothing needs to be packed for {day} yet.",
    day_unknown="For which day? Write for example: /siapkan besok, or /siapkan 28/11.",
    which="The receipt of which order?",
    no_orders="There are no orders yet.",
    text_head="*{business}*, receipt {no}",
    text_line="{count} {product} @{price} = {subtotal}",
    text_postage="Postage {postage}",
    text_postage_open="Postage not known yet",
    text_total="*Total {total}*",
    text_paid="Paid {paid}",
    text_left="*Left {unpaid}*",
    text_settled="Paid in full",
    text_off="Cancelled",
)
