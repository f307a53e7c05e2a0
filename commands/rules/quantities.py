"""Quantities as they are ordered: a number and perhaps a measure, turned into whole pieces."""

from dataclasses import dataclass
from fractions import Fraction

from commands.rules.catalog import Product

LARGEST = 1_000_000
"""More pieces than this in one line is a slip of the finger."""

MEASURES = {
    "lusin": 12, "lsn": 12, "losin": 12, "dozen": 12, "kodi": 20, "gross": 144, "gros": 144, "grs": 144,
}  # fmt: skip
"""The same for every product."""

PIECES = frozenset({
    "pcs", "pc", "pce", "piece", "pieces", "bh", "buah", "biji", "bj", "botol", "btl", "bks", "bgks",
    "bungkus", "toples", "tpls", "stoples",
})  # fmt: skip
"""Words for one piece, whatever the product's own unit is called."""

PACKS = frozenset({
    "dus", "dos", "doz", "kardus", "karton", "ctn", "box", "boks", "bal", "ball", "karung", "sak", "renteng",
    "rtg", "pak", "pack", "pck", "ikat", "peti", "krat", "slop", "kotak", "keranjang", "ember", "jerigen",
})  # fmt: skip
"""Words for a pack: how much is in it only the product's own `Kemasan` can say."""

FRACTIONS = {
    "setengah": Fraction(1, 2), "stengah": Fraction(1, 2), "stgh": Fraction(1, 2), "separo": Fraction(1, 2),
    "separuh": Fraction(1, 2), "seperempat": Fraction(1, 4),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was said, with the measure that followed it. `number` None: not to be understood.

    `measure` is empty for pieces.
    """

    number: Fraction | None
    measure: str
    said: str


def pieces(amount: Amount, product: Product | None) -> int | None:
    """Turn an amount into pieces of a product; None: it must be asked.

    2 lusin are 24; 3 dus are 72 where the product's `Kemasan` says `dus 24`, and a question where
    it says nothing. Half a piece, nothing, less and more than a million are questions too.
    """
    size = _size(amount.measure, product)
    if amount.number is None or size is None:
        return None
    total = amount.number * size
    return int(total) if total.denominator == 1 and 0 < total <= LARGEST else None


def _size(measure: str, product: Product | None) -> int | None:
    own = {pack.name.lower(): pack.pieces for pack in product.packs} if product else {}
    if measure in own:
        return own[measure]
    if not measure or measure in PIECES or (product and measure == product.unit.lower()):
        return 1
    return MEASURES.get(measure)
