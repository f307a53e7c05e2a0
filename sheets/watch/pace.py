"""How much of each long tab a look reads: never more than 20,000 rows of all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PEMBAYARAN, PESANAN, SALDO


@dataclass(frozen=True, slots=True)
class Pace:
    """How much of a tab one look reads. Beside it come the tail, and a page of the walk."""

    below: int = 2_000
    """Rows below the last one: what she typed or pasted there, what was added. The next look reads on."""
    page: int = 2_000
    """Rows that the walk reads of it."""
    always: int = 0
    """Hot rows that every look reads: the lowest ones."""
    in_turn: int = 0
    """Of the other hot rows so many, as the looks go by."""
    strolls: bool = False
    """She edits old rows too: the walk goes on though nothing is missing."""

    @property
    def most_hot(self) -> int:
        """So many hot rows are read by each look."""
        return self.always + self.in_turn

    @property
    def most_rows(self) -> int:
        """Hot rows, and those between them."""
        return self.most_hot * 7 // 4


PACES: Mapping[str, Pace] = MappingProxyType(
    {
        PESANAN: Pace(always=3_000, in_turn=1_000, strolls=True),
        ITEM_PESANAN: Pace(below=1_000, in_turn=1_000, strolls=True),
        PEMBAYARAN: Pace(below=200, page=900, always=250, in_turn=50),
        MUTASI_STOK: Pace(below=200, page=900),
        SALDO: Pace(below=200, page=900),
    }
)
"""What an order's row says is needed at once; what its lines say is only kept right."""
