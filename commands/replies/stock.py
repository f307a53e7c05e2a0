"""What is said of stock."""

from dataclasses import dataclass

from commands.rules.catalog import Product


@dataclass(frozen=True, slots=True)
class WillTell:
    """Her wish is kept, and nothing else is left of the draft."""

    product: str


@dataclass(frozen=True, slots=True)
class NoSwap:
    """Nothing of its group can be had in a product's place."""

    product: str


@dataclass(frozen=True, slots=True)
class NoLaterDay:
    """No day of the next weeks has room for the whole draft, because of this product: a day makes `most`."""

    product: str
    unit: str
    most: int


@dataclass(frozen=True, slots=True)
class BackInStock:
    """There is more of what she waited for. `number` makes the button, `quantity` is what it orders.

    `waits`: the partner for whom somebody of the team asked, and reads it.
    """

    number: int
    product: Product
    left: int
    quantity: int
    waits: str = ""


@dataclass(frozen=True, slots=True)
class StockRow:
    """A product's pieces; None: not watched or unknown. A bundle has what its parts allow."""

    product: Product
    left: int | None
    shelf: int | None = None
    reserved: int = 0


@dataclass(frozen=True, slots=True)
class StockForPartner:
    """`/stok`: what can be ordered now of what is sold to her."""

    called: str
    rows: tuple[StockRow, ...]
    next_page: int | None = None


@dataclass(frozen=True, slots=True)
class StockForOwner:
    """`/stok`: at home, reserved, to sell; scarce first."""

    rows: tuple[StockRow, ...]
    next_page: int | None = None


StockReply = WillTell | NoSwap | NoLaterDay | BackInStock | StockForPartner | StockForOwner
