"""The owner at her Sheet while orders come in: statuses, goods that were made, a count, money that came in."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.soak.ground import PLENTY, Ground

_NEXT = {
    "Baru": ("Diproses", "Dikirim", "Batal"),
    "Diproses": ("Dikirim", "Batal"),
    "Dikirim": ("Selesai",),
}
SKUS = ("SMB-01", "KRP-01")
_MADE = 9
"""At most so many pieces are made at once."""
_COUNTED = (-30, 40, 110)
"""Tens: never as many fewer as were made just now, or nobody could tell from the Sheet alone if those count yet."""


@dataclass
class Owner:
    """She types only what is allowed. `typed`: the last status of each order; `more`: goods by her own count."""

    ground: Ground
    chance: random.Random
    writes_money: bool = True
    typed: dict[str, str] = field(default_factory=dict)
    more: Counter[str] = field(default_factory=Counter)
    received: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Rupiah that she wrote into `Pembayaran` for each order, never as much as it costs."""
    moved: set[str] = field(default_factory=set)
    """Orders that she moved since it was last quiet: each only once, so that no move is skipped unseen."""

    def act(self) -> None:
        """Change one thing, at any time."""
        works = (self._move_an_order, self._make_goods, self._write_money)
        self.chance.choices(works, (6, 3, 2 if self.writes_money else 0))[0]()

    def _move_an_order(self) -> None:
        rows = self.ground.rows("Pesanan")[-30:]
        rows = [row for row in rows if row["Status"] in _NEXT and row["No"] and row["No"] not in self.moved]
        if not rows:
            return
        row = self.chance.choice(rows)
        status = self.chance.choice(_NEXT[row["Status"]])
        if status == "Batal" and row["No"] in self.received:
            return
        self.typed[row["No"]] = status
        self.moved.add(row["No"])
        self.ground.sheet.type("Pesanan", self.ground.cell("Pesanan", row["#"], "Status"), status)

    def _make_goods(self) -> None:
        row = self._product(self.chance.choice(SKUS))
        if row["Tambah stok"] == "":
            pieces = self.chance.randint(1, _MADE)
            self.more[row["SKU"]] += pieces
            self.ground.sheet.type("Produk", self.ground.cell("Produk", row["#"], "Tambah stok"), pieces)

    def _write_money(self) -> None:
        """Write a row below the last one, cell by cell, as she does."""
        rows = [row for row in self.ground.rows("Pesanan")[-30:] if row["No"] and row["Status"] != "Batal"]
        if not rows:
            return
        no, amount = self.chance.choice(rows)["No"], 1_000 * self.chance.randint(1, 9)
        below = 1 + max((row["#"] for row in self.ground.rows("Pembayaran")), default=1)
        if below > self.ground.sheet.sheet("Pembayaran")["gridProperties"]["rowCount"]:
            return  # the tab is full to its last row
        self.received[no].append(amount)
        for header, cell in (("No pesanan", no), ("Jumlah", amount), ("Cara", "tunai"), ("Status", "masuk")):
            self.ground.sheet.type("Pembayaran", self.ground.cell("Pembayaran", below, header), cell)

    def count(self) -> None:
        """Type over `Stok`. Only while the bot is dead: she must see the number that she changes."""
        row = self._product(self.chance.choice(SKUS))
        if isinstance(row["Stok"], int | float):
            difference = self.chance.choice(_COUNTED)
            self.more[row["SKU"]] += difference
            cell = self.ground.cell("Produk", row["#"], "Stok")
            self.ground.sheet.type("Produk", cell, int(row["Stok"]) + difference)

    def _product(self, sku: str) -> dict[str, Any]:
        return next(row for row in self.ground.rows("Produk") if row["SKU"] == sku)

    def shelf(self, sku: str, shipped: int) -> int:
        """What must be at home, after so many pieces were sent."""
        return PLENTY + self.more[sku] - shipped
