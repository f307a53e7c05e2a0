"""The grammar of an order: names and amounts paired, in whichever order she says them.

A name with its amount is a line. Whatever is left over, unclear or unknown becomes a question:
nothing is dropped silently, and nothing is guessed.
"""

from collections.abc import Sequence

from commands.reading.items import Each, Earlier, Gap, Instead, Item, Name, Not, Others, Part, Swap, Total
from commands.reading.joining import (
    complete_pairs,
    joined,
    names_in,
    says_no,
    skus_of,
    sum_after_pairs,
    without_gaps,
)
from commands.reading.names import NameIndex
from commands.reading.tally import Tally
from commands.rules.quantities import Amount, pieces

_FEW_WORDS = 2


class OrderGrammar:
    """Reads one message's parts into a tally of lines and questions."""

    def __init__(self, names: NameIndex) -> None:
        self.tally = Tally(names.products)
        self.is_called_off = False
        """`ga jadi`, said of nothing that this message orders."""
        self._waiting: list[Name] = []
        """Names of the parts before, still without an amount."""
        self._for_each: Amount | None = None
        self._is_left_out = False
        """The part before left something out."""
        self._is_corrected = False
        """The part before says only that what follows corrects: `Ralat, ijo 12`."""

    def read(self, parts: Sequence[Part]) -> None:
        """Read all parts."""
        for part in parts:
            items = joined(part.items)
            if self._is_corrected and items:
                items = [Instead(), *items]
            self._is_corrected = any(isinstance(item, Instead) for item in items) and all(
                isinstance(item, Instead | Gap) for item in items
            )
            if not _is_chatter(part, items):
                self._read_part(part, items)
        self._ask_waiting()
        self.tally.check_totals()

    def _read_part(self, part: Part, items: list[Item]) -> None:
        was_left_out, self._is_left_out = self._is_left_out, says_no(items)
        alone = without_gaps(items)
        if self._is_left_out:
            whole = complete_pairs(alone)
            if whole:
                self._pair(alone[:whole])
            self._leave_out(part, alone[whole:])
        elif any(isinstance(item, Earlier | Others) for item in items) or (
            not was_left_out and any(isinstance(item, Swap) for item in items)
        ):
            self.tally.ask(part.said, None, skus_of(items))
        elif isinstance(alone[0], Total) and not names_in(items) and not self._waiting:
            self.tally.totals.extend(item for item in items if isinstance(item, Amount))
        elif (total := sum_after_pairs(alone)) is not None:
            self._pair(alone[:-2])
            self.tally.totals.append(total)
        else:
            self._pair(items)

    def _pair(self, items: Sequence[Item]) -> None:
        """Pair what stands side by side: name and amount, or amount and name."""
        if not _continues(items):
            self._ask_waiting()
        held: Amount | None = None
        replaces = is_each = after_talk = False
        for item in items:
            if isinstance(item, Name):
                held, after_talk = self._take_name(item, held, replaces=replaces), False
            elif isinstance(item, Amount):
                if after_talk and any(name.is_guessed for name in self._waiting):
                    self._ask_waiting()
                held = self._take_amount(item, held, replaces=replaces, is_each=is_each)
                replaces = is_each = False
            elif isinstance(item, Gap):
                after_talk = True
                if item.is_opinion:
                    self._ask_amount(held)
                    self._ask_waiting()
                    held = None
            else:
                replaces = replaces or (isinstance(item, Instead) and bool(self.tally.lines))
                is_each = is_each or isinstance(item, Each)
        self._ask_amount(held)

    def _ask_amount(self, held: Amount | None) -> None:
        """Ask what an amount without a name is for."""
        if held is not None:
            self.tally.ask(held.said, pieces(held, None), ())

    def _take_name(self, name: Name, held: Amount | None, *, replaces: bool) -> Amount | None:
        if held is not None:
            self.tally.add(name, held, replaces=replaces)
        elif self._for_each is not None and name.is_sold:
            self.tally.add(name, self._for_each, is_each=True)
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
                self.tally.add(name, amount, replaces=replaces, is_each=is_each)
            self._waiting = []
        elif self._waiting:
            self._ask_together(amount)
        elif replaces:
            self.tally.replace_last(amount)
        elif held is None and self.tally.is_same_again(amount):
            pass  # `2 dus (48 botol)`
        else:
            self._ask_amount(held)
            return amount
        return None

    def _leave_out(self, part: Part, items: Sequence[Item]) -> None:
        """Take products out (`jangan yang ijo`, `ijo 10 ga jadi`); ask where a number makes it unclear."""
        names = names_in(items)
        has_amount = any(isinstance(item, Amount) for item in items)
        is_off = any(isinstance(item, Not) and item.is_off for item in items)
        is_last = isinstance(items[-1], Not) and items[-1].is_off and len(names) == 1
        is_first = isinstance(items[0], Not) and items[0].is_off and not self.tally.lines
        if not names:
            self.is_called_off = self.is_called_off or is_off
            if has_amount or (is_off and self.tally.lines and not _is_said_of_others(items)):
                self.tally.ask(part.said, None, ())
        elif (
            any(isinstance(item, Swap | Earlier) for item in items)
            or (has_amount and self._is_of_earlier(items))
            or (has_amount and not (is_last or (is_first and len(names) == 1)))
            or not all(self._may_leave_out(name) for name in names)
        ):
            self.tally.ask(part.said, None, skus_of(items))
        else:
            self.is_called_off = self.is_called_off or is_off
            self.tally.remove(skus_of(items), is_off=is_off)

    def _is_of_earlier(self, items: Sequence[Item]) -> bool:
        """Whether what is struck out with its amount was not ordered here: `bawang 10 coret, ganti ijo 5`."""
        is_held = any(isinstance(item, Not) and item.is_held for item in items)
        return is_held and not set(skus_of(items)) <= set(self.tally.lines)

    def _may_leave_out(self, name: Name) -> bool:
        """Whether it is clear what goes: one product, or a family of which nothing was ordered."""
        return name.is_sold and (len(name.skus) == 1 or not set(name.skus) & set(self.tally.lines))

    def _ask_waiting(self) -> None:
        for name in self._waiting:
            self.tally.ask(name.said, None, name.skus, is_sold=name.is_sold)
        self._waiting = []

    def _ask_together(self, amount: Amount) -> None:
        """Several names and one amount: each, or together?"""
        said = ", ".join(name.said for name in self._waiting)
        self.tally.ask(f"{said} {amount.said}", None, skus_of(self._waiting))
        self._waiting = []


def _continues(items: Sequence[Item]) -> bool:
    """Whether names of the parts before may still get their amount here."""
    kinds = {type(item) for item in items} - {Gap}
    return Each in kinds or kinds <= {Name} or Name not in kinds


def _is_said_of_others(items: Sequence[Item]) -> bool:
    return any(isinstance(item, Others) for item in items)


def _is_chatter(part: Part, items: Sequence[Item]) -> bool:
    """Whether nothing here can be ordered. One or two strange words alone may be a product."""
    if not any(isinstance(item, Name | Amount | Not | Earlier | Swap) for item in items):
        return True
    if part.is_wish or any(not isinstance(item, Name | Gap | Others) for item in items) or skus_of(items):
        return False
    return part.has_chatter or sum(len(name.said.split()) for name in names_in(items)) > _FEW_WORDS
