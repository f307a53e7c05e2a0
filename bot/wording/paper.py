"""What stands printed on a nota, a shipping label and a packing list."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands.rules.orders import Delivery, PaymentStatus, PayMethod


@dataclass(frozen=True, slots=True)
class PaperWords:
    """One language's printed words."""

    nota: str
    sold_to: str
    line: str
    """Quantity and price of one line."""
    corrected: str
    """Behind the name of what was taken off later."""
    subtotal: str
    postage: str
    postage_open: str
    postage_free: str
    total: str
    total_open: str
    """The total while the postage is not known."""
    in_words: str
    """Behind the number in words: the currency."""
    minus: str
    paid: str
    unpaid: str
    states: Mapping[PaymentStatus, str]
    to_pay: Mapping[PayMethod, str]
    """On the packing list, of an order for which nothing came in."""
    cancelled: str
    due: str
    pay_to: str
    scan: str
    thanks: str
    page: str
    """Foot of a page, where there is more than one."""
    to: str
    sender: str
    contents: str
    deliveries: Mapping[Delivery, str]
    phone: str
    whatsapp: str
    packing: str
    packing_sums: str
    nothing_to_pack: str
    recap: str
    product: str
    needed: str
    at_home: str
    missing: str
    in_bundles: str
    uncounted: str
    """In place of a stock that nobody counts."""
    from_partner: str
    """Whose order it is, where it goes to somebody else."""
    in_name_of: str


ON_PAPER_IN_INDONESIAN = PaperWords(
    nota="Nota",
    sold_to="Untuk",
    line="{count} × {price}",
    corrected="{name} (perubahan)",
    subtotal="Barang",
    postage="Ongkir",
    postage_open="masih dihitung",
    postage_free="gratis",
    total="Total",
    total_open="Total, belum termasuk ongkir",
    in_words="{number} rupiah",
    minus="minus {number}",
    paid="Sudah dibayar",
    unpaid="Sisa yang dibayar",
    states={
        PaymentStatus.UNPAID: "Belum dibayar",
        PaymentStatus.TO_CHECK: "Pembayaran sedang dicek",
        PaymentStatus.PARTLY: "Sudah dibayar sebagian",
        PaymentStatus.PAID: "Lunas",
    },
    to_pay={
        PayMethod.TRANSFER: "Belum bayar",
        PayMethod.QRIS: "Belum bayar",
        PayMethod.CASH: "Bayar saat diambil",
        PayMethod.AT_DOOR: "Bayar di tempat",
        PayMethod.CREDIT: "Tempo",
    },
    cancelled="Batal",
    due="Jatuh tempo {day}",
    pay_to="Bayar ke",
    scan="Atau scan QRIS ini, {amount}",
    thanks="Terima kasih.",
    page="Halaman {page} dari {pages}",
    to="Kepada",
    sender="Pengirim",
    contents="Isi",
    deliveries={
        Delivery.COURIER: "Ekspedisi",
        Delivery.BROUGHT: "Diantar",
        Delivery.FETCHED: "Diambil",
    },
    phone="HP {phone}",
    whatsapp="WA {phone}",
    packing="Daftar siapkan",
    packing_sums="{orders} pesanan",
    nothing_to_pack="Tidak ada yang perlu disiapkan.",
    recap="Semua yang perlu dibuat",
    product="Produk",
    needed="Perlu",
    at_home="Ada",
    missing="Kurang",
    in_bundles="{number} untuk paket",
    uncounted="tidak dihitung",
    from_partner="pesanan {partner}",
    in_name_of="atas nama {sender}",
)

ON_PAPER_IN_ENGLISH = PaperWords(
    nota="Nota",
    sold_to="For",
    line="{count} × {price}",
    corrected="{name} (changed)",
    subtotal="Goods",
    postage="Postage",
    postage_open="to be worked out",
    postage_free="free",
    total="Total",
    total_open="Total, postage not included",
    in_words="{number} rupiah",
    minus="minus {number}",
    paid="Paid",
    unpaid="Left to pay",
    states={
        PaymentStatus.UNPAID: "Not paid yet",
        PaymentStatus.TO_CHECK: "Payment is being checked",
        PaymentStatus.PARTLY: "Partly paid",
        PaymentStatus.PAID: "Paid",
    },
    to_pay={
        PayMethod.TRANSFER: "Not paid yet",
        PayMethod.QRIS: "Not paid yet",
        PayMethod.CASH: "Pays when fetching",
        PayMethod.AT_DOOR: "Pays at the door",
        PayMethod.CREDIT: "On credit",
    },
    cancelled="Cancelled",
    due="Due {day}",
    pay_to="Pay to",
    scan="Or scan this QRIS, {amount}",
    thanks="Thank you.",
    page="Page {page} of {pages}",
    to="To",
    sender="From",
    contents="Contents",
    deliveries={
        Delivery.COURIER: "By courier",
        Delivery.BROUGHT: "Brought by us",
        Delivery.FETCHED: "Fetched",
    },
    phone="Phone {phone}",
    whatsapp="WhatsApp {phone}",
    packing="Packing list",
    packing_sums="Orders: {orders}",
    nothing_to_pack="Nothing to pack.",
    recap="All that is needed",
    product="Product",
    needed="Needed",
    at_home="In stock",
    missing="Missing",
    in_bundles="{number} for bundles",
    uncounted="not counted",
    from_partner="order of {partner}",
    in_name_of="in the name of {sender}",
)
