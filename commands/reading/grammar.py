"""The grammar of an order: names and amounts paired, in whichever order she says them.

A name with its amount is a line. Whatever is left over, unclear or unknown becomes a question:
nothing is dropped silently, and nothing is guessed.
"""

from collections.abc import Iterable, Sequence

from commands.drafts import OpenQuestion
from commands.reading.items import Each, Earlier, Instead, Item, Name, Not, Part, Total
from commands.reading.names import NameIndex
from commands.rules.quantities import LARGEST, Amount, pieces

_FEW_WORDS = 2


class OrderGrammar:
    """Reads one message's parts into lines and questions."""

    def __init__(self, names: NameIndex) -> None:
        self._products = names.products
        self.lines: dict[str, int] = {}
        """Pieces by SKU, in the order of first mention."""
        self.questions: list[OpenQuestion] = []
        self._waiting: list[Name] = []
        """Names of the parts before, still without an amount."""
        self._for_each: Amount | None = None
        self._last: tuple[Name, Amount] | None = None
        """The last pair, for `eh 12 aja`."""
        self._totals: list[Amount] = []

    def read(self, parts: Sequence[Part]) -> None:
        """Read all parts."""
        for place, part in enumerate(parts):
            items = _joined(part.items)
            if _is_chatter(part, items) or _is_heading(part, items, parts[place + 1 :]):
                continue
            self._read_part(part, items)
        self._ask_waiting()
        self._check_totals()

    def _read_part(self, part: Part, items: list[Item]) -> None:
        if any(isinstance(item, Not) for item in items):
            self._leave_out(part, items)
        elif any(isinstance(item, Earlier) for item in items):
            self._ask(part.said, None, _skus(items))
        elif isinstance(items[0], Total) and not _names(items):
            self._totals.extend(item for item in items if isinstance(item, Amount))
        else:
            self._pair(items)

    def _pair(self, items: list[Item]) -> None:
        """Pair what stands side by side: name and amount, or amount and name."""
        if not _continues(items):
            self._ask_waiting()
        held: Amount | None = None
        replaces = is_each = False
        for item in items:
            if isinstance(item, Name):
                held = self._take_name(item, held, replaces=replaces)
            elif isinstance(item, Amount):
                held = self._take_amount(item, held, replaces=replaces, is_each=is_each)
                replaces = is_each = False
            else:
                replaces = replaces or (isinstance(item, Instead) and bool(self.lines))
                is_each = is_each or isinstance(item, Each)
        if held is not None:
            self._ask(held.said, pieces(held, None), ())

    def _take_name(self, name: Name, held: Amount | None, *, replaces: bool) -> Amount | None:
        if held is not None:
            self._line(name, held, replaces=replaces)
        elif self._for_each is not None and name.is_sold:
            self._line(name, self._for_each, is_each=True)
        else:
            self._waiting.append(name)
        return None

    def _take_amount(
        self, amount: Amount, held: Amount | None, *, replaces: bool, is_each: bool
    ) -> Amount | None:
        if is_each and not self._waiting:
            self._for_each = amount
        elif is_each or len(self._waiting) == 1:
            for name in self._waiting:
                self._line(name, amount, replaces=replaces, is_each=is_each)
            self._waiting = []
        elif self._waiting:
            self._ask_together(amount)
        elif replaces:
            self._replace_last(amount)
        else:
            if held is not None:
                self._ask(held.said, pieces(held, None), ())
            return amount
        return None

    def _line(self, name: Name, amount: Amount, *, replaces: bool = False, is_each: bool = False) -> None:
        """Add a line, or ask if name or amount leaves anything open."""
        is_clear = name.is_sold and (len(name.skus) == 1 or (name.every and is_each))
        if not is_clear or (replaces and name.skus[0] not in self.lines):
            count = self._same_pieces(name.skus, amount)
            self._ask(name.said, count, name.skus, is_sold=name.is_sold)
            return
        for sku in name.skus:
            count = pieces(amount, self._products[sku])
            before = 0 if replaces else self.lines.get(sku, 0)
            if count is None or before + count > LARGEST:
                self._ask(f"{name.said} {amount.said}", None, (sku,))
            else:
                self.lines[sku] = before + count
        self._last = (name, amount)

    def _replace_last(self, amount: Amount) -> None:
        """Put the amount in the place of the last one: `10 eh 12 aja`."""
        sku = self._last[0].skus[0] if self._last else ""
        if self._last is None or len(self._last[0].skus) > 1 or sku not in self.lines:
            self._ask(amount.said, None, ())
            return
        name, before = self._last
        old, new = pieces(before, self._products[sku]), pieces(amount, self._products[sku])
        total = None if old is None or new is None else self.lines[sku] - old + new
        if total is None or not 0 < total <= LARGEST:
            self._ask(f"{name.said} {amount.said}", None, name.skus)
        else:
            self.lines[sku] = total
            self._last = (name, amount)

    def _leave_out(self, part: Part, items: list[Item]) -> None:
        """Take products out (`jangan yang ijo`, `ijo 10 ga jadi`); ask where a number makes it unclear."""
        names = _names(items)
        has_amount = any(isinstance(item, Amount) for item in items)
        is_called_off = isinstance(items[-1], Not) and items[-1].is_off and len(names) == 1
        if not names:
            is_off = any(isinstance(item, Not) and item.is_off for item in items)
            if has_amount or (is_off and self.lines):
                self._ask(part.said, None, ())
        elif (has_amount and not is_called_off) or not all(n.is_sold and len(n.skus) == 1 for n in names):
            self._ask(part.said, None, _skus(items))
        else:
            for sku in _skus(items):
                self.lines.pop(sku, None)

    def _ask_waiting(self) -> None:
        for name in self._waiting:
            self._ask(name.said, None, name.skus, is_sold=name.is_sold)
        self._waiting = []

    def _ask_together(self, amount: Amount) -> None:
        """Several names and one amount: each, or together?"""
        said = ", ".join(name.said for name in self._waiting)
        self._ask(f"{said} {amount.said}", None, _skus(self._waiting))
        self._waiting = []

    def _check_totals(self) -> None:
        """Compare `total 50` with its parts; a sum that differs is asked about."""
        for total in self._totals:
            if pieces(total, None) != sum(self.lines.values()):
                self._ask(f"total {total.said}", None, ())

    def _same_pieces(self, skus: Sequence[str], amount: Amount) -> int | None:
        """Count the pieces, if they are the same whichever product she means."""
        alike = {(p.unit, p.packs): p for p in map(self._products.__getitem__, skus)}
        counts = {pieces(amount, product) for product in alike.values()} or {pieces(amount, None)}
        return counts.pop() if len(counts) == 1 else None

    def _ask(
        self, said: str, quantity: int | None, choices: tuple[str, ...], *, is_sold: bool = True
    ) -> None:
        self.questions.append(OpenQuestion(said, quantity, choices, is_sold or not choices))


def _names(items: Iterable[Item]) -> list[Name]:
    return [item for item in items if isinstance(item, Name)]


def _skus(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sku for name in _names(items) for sku in name.skus))


def _continues(items: Sequence[Item]) -> bool:
    """Whether names of the parts before may still get their amount here."""
    kinds = {type(item) for item in items}
    return Each in kinds or kinds <= {Name} or Name not in kinds


def _is_chatter(part: Part, items: Sequence[Item]) -> bool:
    """Whether nothing here can be ordered. One or two strange words alone may be a product."""
    if not any(isinstance(item, Name | Amount | Not | Earlier) for item in items):
        return True
    if any(not isinstance(item, Name) or item.skus for item in items):
        return False
    return part.has_chatter or sum(len(name.said.split()) for name in _names(items)) > _FEW_WORDS


def _is_heading(part: Part, items: Sequence[Item], rest: Sequence[Part]) -> bool:
    """Whether it is a heading, such as `sambal:` over its flavours."""
    if not part.heads or len(items) != 1 or not isinstance(items[0], Name):
        return False
    following = next((names for after in rest if (names := _names(after.items))), [])
    return any(set(name.skus) < set(items[0].skus) for name in following)


def _joined(items: Sequence[Item]) -> list[Item]:
    """Join unknown words with the name beside them, and put `masing-masing` before its amount."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Name) and isinstance(last, Name) and not (item.is_sold and last.is_sold):
            joined[-1] = Name(_skus([last, item]), f"{last.said} {item.said}", is_sold=False)
        elif isinstance(item, Name) and isinstance(last, Name) and item.skus == last.skus and not last.every:
            continue  # `SMB-01 sambal bawang`: said twice
        elif isinstance(item, Each) and isinstance(last, Amount) and any(isinstance(i, Name) for i in joined):
            joined.insert(len(joined) - 1, item)
        else:
            joined.append(item)
    return joined
