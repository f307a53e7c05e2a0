"""The eight products of the example network, by the names that partners use."""

from commands.reading.names import NameIndex
from commands.rules.catalog import Catalog, Pack, Product

_DUS, _BAL = (Pack("dus", 24),), (Pack("bal", 20),)

PRODUCTS = (
    Product("SMB-01", "Sambal Bawang", "botol", "sambal", other_names=("bawang",), packs=_DUS),
    Product("SMB-02", "Sambal Ijo", "botol", "sambal", other_names=("ijo", "sambal hijau"), packs=_DUS),
    Product("SMB-03", "Sambal Terasi", "botol", "sambal", other_names=("terasi",), packs=_DUS),
    Product(
        "KRP-01", "Krupuk Udang", "bungkus", "krupuk",
        other_names=("krupuk", "kerupuk udang", "krpk"), packs=_BAL,
    ),
    Product("KRP-02", "Krupuk Bawang", "bungkus", "krupuk", other_names=("kerupuk bawang",), packs=_BAL),
    Product("KUE-01", "Nastar", "toples", "kue"),
    Product("KUE-02", "Kastengel", "toples", "kue", other_names=("kastangel", "kaastengels")),
    Product("PKT-01", "Paket Sambal + Krupuk", "paket", "paket", other_names=("paket hemat",)),
)  # fmt: skip


def names(*more: Product) -> NameIndex:
    """The index of the example's names, and of further products."""
    catalog = Catalog()
    for product in (*PRODUCTS, *more):
        catalog.products[product.sku] = product
    return NameIndex.of(catalog)
