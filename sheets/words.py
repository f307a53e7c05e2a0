"""The Indonesian words of the Sheet's lists and the values of the domain that they stand for, both ways."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from commands.entries.stock import StockKind
from commands.rules.catalog import Counting, Shortfall
from commands.rules.network import Reach, Role, Standing
from commands.rules.orders import Delivery, OrderStatus, PaymentStatus, PayMethod
from commands.rules.payments import BalanceKind, PaymentState, PaymentWay

E = TypeVar("E", bound=StrEnum)


class Words(Generic[E]):
    """One list of the workbook: each value has one word; other spellings are read as well."""

    def __init__(self, words: Mapping[E, str], also: Mapping[str, E] | None = None) -> None:
        self._words = dict(words)
        self._values = {_plain(word): value for value, word in words.items()}
        for spelling, value in (also or {}).items():
            self._values[_plain(spelling)] = value

    @property
    def choices(self) -> tuple[str, ...]:
        """The words as the dropdown shows them."""
        return tuple(self._words.values())

    def write(self, value: E) -> str:
        """Give the word that stands for a value."""
        return self._words[value]

    def read(self, typed: str) -> E | None:
        """Find the value of a typed word; case, spaces and hyphens are ignored. None: not in the list."""
        return self._values.get(_plain(typed))


def _plain(word: str) -> str:
    return "".join(word.casefold().replace("-", " ").split())


STATUS = Words(
    {
        OrderStatus.NEW: "Baru",
        OrderStatus.IN_PROGRESS: "Diproses",
        OrderStatus.SHIPPED: "Dikirim",
        OrderStatus.DONE: "Selesai",
        OrderStatus.CANCELLED: "Batal",
    },
    also={
        "proses": OrderStatus.IN_PROGRESS,
        "kirim": OrderStatus.SHIPPED,
        "dibatalkan": OrderStatus.CANCELLED,
    },
)
PAYMENT_STATUS = Words(
    {
        PaymentStatus.UNPAID: "Belum bayar",
        PaymentStatus.TO_CHECK: "Menunggu cek",
        PaymentStatus.PARTLY: "Sebagian",
        PaymentStatus.PAID: "Lunas",
    }
)
PAY_METHOD = Words(
    {
        PayMethod.TRANSFER: "transfer",
        PayMethod.QRIS: "QRIS",
        PayMethod.CASH: "tunai",
        PayMethod.AT_DOOR: "di tempat",
        PayMethod.CREDIT: "tempo",
    },
    also={"tf": PayMethod.TRANSFER, "cash": PayMethod.CASH, "cod": PayMethod.AT_DOOR},
)
DELIVERY = Words(
    {Delivery.COURIER: "ekspedisi", Delivery.BROUGHT: "diantar", Delivery.FETCHED: "diambil"},
    also={"antar": Delivery.BROUGHT, "ambil": Delivery.FETCHED, "ambil sendiri": Delivery.FETCHED},
)
PAYMENT_WAY = Words(
    {
        PaymentWay.TRANSFER: "transfer",
        PaymentWay.QRIS: "QRIS",
        PaymentWay.CASH: "tunai",
        PaymentWay.FROM_BALANCE: "potong saldo",
        PaymentWay.PAID_BACK: "uang kembali",
        PaymentWay.CONSIGNMENT: "setor titip jual",
    },
    also={"tf": PaymentWay.TRANSFER, "cash": PaymentWay.CASH},
)
PAYMENT_STATE = Words(
    {
        PaymentState.WAITING: "menunggu",
        PaymentState.ARRIVED: "masuk",
        PaymentState.NOT_ARRIVED: "tidak masuk",
    },
    also={"sudah masuk": PaymentState.ARRIVED, "belum masuk": PaymentState.WAITING},
)
BALANCE_KIND = Words(
    {
        BalanceKind.BONUS: "bonus",
        BalanceKind.RETURNED: "retur",
        BalanceKind.REFERRAL: "ajak",
        BalanceKind.OVERPAID: "lebih bayar",
        BalanceKind.DEDUCTED: "potongan",
        BalanceKind.SERVICE: "jasa",
    }
)
STANDING = Words(
    {
        Standing.APPLIED: "menunggu",
        Standing.TRIAL: "coba",
        Standing.ACTIVE: "aktif",
        Standing.INACTIVE: "nonaktif",
    },
    also={"tidak aktif": Standing.INACTIVE},
)
REACH = Words(
    {
        Reach.CONNECTED: "tersambung",
        Reach.LINK_NOT_PRESSED: "belum tekan link",
        Reach.BLOCKED: "memblokir",
    }
)
ROLE = Words({Role.OWNER: "pemilik", Role.ADMIN: "admin"})
COUNTING = Words(
    {
        Counting.PER_PRODUCT: "per produk",
        Counting.MIXED: "boleh campur",
        Counting.WHOLE_ORDER: "satu pesanan",
    },
    also={"campur": Counting.MIXED},
)
SHORTFALL = Words({Shortfall.ASK: "tanya", Shortfall.ALLOW: "boleh", Shortfall.REFUSE: "tolak"})
STOCK_KIND = Words(
    {
        StockKind.RECEIVED: "masuk",
        StockKind.TAKEN: "keluar",
        StockKind.ORDERED: "pesanan",
        StockKind.CANCELLED: "batal",
        StockKind.RETURNED: "retur",
        StockKind.CONSIGNED: "titip",
        StockKind.RECOUNTED: "hitung ulang",
    }
)
