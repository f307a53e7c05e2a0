"""What a message has come to so far: lines, questions, sums to compare."""

from collections.abc import Mapping, Sequence

from commands.drafts import OpenQuestion
from commands.reading.items import Name
from commands.rules.catalog import Product
from commands.rules.quantities import LARGEST, Amount, pieces


class Tally:
    """Lines and questions of one message. Whatever leaves anything open becomes a question."""

    def __init__(self, products: Mapping[str, Product]) -> None:
        self._products = products
        self.lines: dict[str, int] = {}
        """Pieces by SKU, in the order of first mention."""
        self.questions: list[OpenQuestion] = []
        self.withdrawn: list[str] = []
        """SKUs that were called off, and that this message did not order."""
        self.totals: list[Amount] = []
        self._last: tuple[Name, Amount] | None = None
        """The last pair, for `eh 12 aja`."""

    def add(self, name: Name, amount: Amount, *, replaces: bool = False, is_each: bool = False) -> None:
        """Add a line, or ask if name or amount leaves anything open."""
        is_clear = name.is_sold and (len(name.skus) == 1 or (name.every and is_each))
        if not is_clear or (replaces and name.skus[0] not in self.lines):
            count = self._same_pieces(name.skus, amount)
            self.ask(name.said, count, name.skus, is_sold=name.is_sold)
            return
        for sku in name.skus:
            count = pieces(amount, self._products[sku])
            before = 0 if replaces else self.lines.get(sku, 0)
            if count is None or before + count > LARGEST:
                self.ask(f"{name.said} {amount.said}", None, (sku,))
            else:
                self.lines[sku] = before + count
        self._last = (name, amount)

    def replace_last(self, amount: Amount) -> None:
        """Put the amount in the place of the last one: `10 eh 12 aja`."""
        sku = self._last[0].skus[0] if self._last else ""
        if self._last is None or len(self._last[0].skus) > 1 or sku not in self.lines:
            self.ask(amount.said, None, ())
            return
        name, before = self._last
        old, new = pieces(before, self._products[sku]), pieces(amount, self._products[sku])
        total = None if old is None or new is None else self.lines[sku] - old + new
        if total is None or not 0 < total <= LARGEST:
            self.ask(f"{name.said} {amount.said}", None, name.skus)
        else:
            self.lines[sku] = total
            self._last = (name, amount)

    def is_same_again(self, amount: Amount) -> bool:
        """Whether the amount says the last one in pieces, as `2 dus (48 botol)` does."""
        if self._last is None or len(self._last[0].skus) != 1 or self._last[1].number == amount.number:
            return False
        product = self._products[self._last[0].skus[0]]
        count = pieces(amount, product)
        return count is not None and count == pieces(self._last[1], product)

    def remove(self, skus: Sequence[str], *, is_off: bool) -> None:
        """Take products out. `is_off`: called off, maybe of what was ordered before."""
        others = [sku for sku in skus if self.lines.pop(sku, None) is None]
        self.withdrawn += others if is_off else []

    def check_totals(self) -> None:
        """Compare `total 50` with its parts; a sum that differs is asked about."""
        for total in self.totals:
            sums = {pieces(total, self._products[sku]) for sku in self.lines} or {pieces(total, None)}
            if sums != {sum(self.lines.values())}:
                self.ask(f"total {total.said}", None, ())

    def ask(self, said: str, quantity: int | None, choices: tuple[str, ...], *, is_sold: bool = True) -> None:
        """Leave something open."""
        self.questions.append(OpenQuestion(said, quantity, choices, is_sold or not choices))

    def _same_pieces(self, skus: Sequence[str], amount: Amount) -> int | None:
        """Count the pieces, if they are the same whichever product she means."""
        alike = {(p.unit, p.packs): p for p in map(self._products.__getitem__, skus)}
        counts = {pieces(amount, product) for product in alike.values()} or {pieces(amount, None)}
        return counts.pop() if len(counts) == 1 else None
