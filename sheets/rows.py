"""The one door to the owner's tabs: a whole tab's raw cells in, good rows and faults out."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sheets.catalog_rows import (
    CityPostage,
    StockedProduct,
    read_components,
    read_postage,
    read_prices,
    read_products,
    read_tiers,
)
from sheets.fields import Context
from sheets.names import Names
from sheets.network_rows import (
    KnownPartner,
    SettingTyped,
    TeamMember,
    read_groups,
    read_partners,
    read_settings,
    read_team,
)
from sheets.order_rows import OrderTyped, PaymentTyped, read_orders, read_payments
from sheets.reading import FaultyRow, GoodRow, Grid, TabReading
from sheets.tabs import (
    GRUP,
    HARGA,
    MITRA,
    ONGKIR,
    PAKET,
    PEMBAYARAN,
    PENGATURAN,
    PESANAN,
    PRODUK,
    TIM,
    TINGKAT,
)

READERS: Mapping[str, Callable[[Grid, Context], TabReading[Any]]] = MappingProxyType(
    {
        TINGKAT: read_tiers,
        PRODUK: read_products,
        HARGA: read_prices,
        PAKET: read_components,
        ONGKIR: read_postage,
        MITRA: read_partners,
        TIM: read_team,
        GRUP: read_groups,
        PENGATURAN: read_settings,
        PESANAN: read_orders,
        PEMBAYARAN: read_payments,
    }
)
"""By tab title. Tiers and products come first: the others name them."""

__all__ = [
    "READERS",
    "CityPostage",
    "Context",
    "FaultyRow",
    "GoodRow",
    "Grid",
    "KnownPartner",
    "Names",
    "OrderTyped",
    "PaymentTyped",
    "SettingTyped",
    "StockedProduct",
    "TabReading",
    "TeamMember",
    "read_components",
    "read_groups",
    "read_orders",
    "read_partners",
    "read_payments",
    "read_postage",
    "read_prices",
    "read_products",
    "read_settings",
    "read_team",
    "read_tiers",
]
