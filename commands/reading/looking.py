"""What stands at a place of a message and around it: names under their heading, and turns of phrase."""

from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.items import Name
from commands.reading.names import NameIndex, NameMatch
from commands.reading.tokens import Kind, Token

_LONGEST_NAME = 12
"""Words of a message that are looked at for one name."""

_LINKS = frozenset({"rasa", "yang", "yg"})
"""May stand within a name: `krupuk yang bawang`."""

_NEAR = 4
"""Words around `kemarin` that may show what it is said of."""


class Surroundings:
    """A message's tokens, and the questions that one place of it raises."""

    def __init__(self, names: NameIndex, found: Sequence[Token]) -> None:
        self._names = names
        self._found = found

    def after(self, place: int) -> Token | None:
        """The next token."""
        return self._found[place + 1] if place + 1 < len(self._found) else None

    def name(self, place: int, heading: tuple[str, ...]) -> tuple[NameMatch | None, int]:
        """The name that begins here, and how many tokens it takes; under a heading with the heading's word."""
        words, places = [], []
        for offset, token in enumerate(self._found[place : place + _LONGEST_NAME]):
            if offset == 0 or token.text not in _LINKS:
                words.append(token.text)
                places.append(offset + 1)
        if heading:
            below = self._names.match([*heading, *words])
            extra = below.words - len(heading) if below else 0
            if below and extra > 0 and set(below.skus) < set(self._names.group(heading)):
                return NameMatch(below.skus, extra, below.is_guessed), places[extra - 1]
        match = self._names.match(words)
        return (match, places[match.words - 1]) if match else (None, 0)

    def pointed_at(self, name: Name, place: int) -> Name:
        """`krupuk udang 20, yang bawang 20`: whether a sambal or a krupuk is open."""
        group = self._open_group(place)
        other = self._names.match([group, *name.said.split()]) if group else None
        if other is None or other.words == 1 or set(other.skus) & set(name.skus):
            return name
        return Name((*name.skus, *other.skus), name.said)

    def _open_group(self, place: int) -> str | None:
        """The word of the group named last, if `yang` or no amount stands between it and this place."""
        is_pointed = place > 0 and self._found[place - 1].text in _LINKS
        for token in reversed(self._found[:place]):
            if token.kind in (Kind.NUMBER, Kind.UNCLEAR) and not is_pointed:
                return None
            spelt = self._names.spelt(token.text) if token.kind is Kind.WORD else None
            if spelt is not None and spelt in self._names.groups:
                return spelt
        return None

    def opens_family(self, place: int, count: object = None) -> bool:
        """Whether a family's name, of so many products, comes here."""
        match = self._names.match([token.text for token in self._found[place : place + 1]])
        return match is not None and len(match.skus) > 1 and count in (None, len(match.skus))

    def opens_sum(self, place: int) -> bool:
        """Whether a number comes here, or `jadi` and a number: `semuanya 30`."""
        near = self._found[place : place + 2]
        if near and near[0].is_word(vocabulary.BECOMES):
            near = near[1:]
        return bool(near) and near[0].kind is Kind.NUMBER and not self.opens_family(place + 1)

    def is_called_off(self, place: int) -> bool:
        """Whether `ga jadi` or `ga usah` stands here."""
        after = self.after(place)
        is_off = after is not None and after.is_word(vocabulary.CALLED_OFF)
        return is_off and self._found[place].is_word(vocabulary.NOT)

    def is_no_worry(self, place: int) -> bool:
        """Whether it is `jangan lupa`, which leaves nothing out."""
        after = self.after(place)
        is_worry = after is not None and after.is_word(vocabulary.NO_WORRY)
        return is_worry and self._found[place].is_word(vocabulary.NEGATIONS)

    def changes_to(self, place: int) -> bool:
        """Whether it is the `jadi` of `sambal bawangnya jadi 20`, which changes an earlier order."""
        after = self.after(place)
        is_change = self._found[place].is_word(vocabulary.BECOMES)
        return is_change and after is not None and after.kind is Kind.NUMBER

    def points_back(self, place: int) -> bool:
        """Whether it is `yang kemarin`, an order that this message does not tell; thanks and praise are none."""
        is_yesterday = place > 0 and self._found[place].is_word(vocabulary.YESTERDAY)
        if not is_yesterday or not self._found[place - 1].is_word(vocabulary.POINTERS):
            return False
        near = self._found[max(0, place - _NEAR) : place + _NEAR + 1]
        return not any(token.is_word(vocabulary.KIND_WORDS) for token in near)

    def is_ordered(self, match: NameMatch, place: int) -> bool:
        """Whether a product's name within an address has an amount beside it, and so is perhaps an order."""
        beside = [self.after(place + match.words - 1), self._found[place - 1] if place else None]
        is_counted = any(token is not None and token.kind is Kind.NUMBER for token in beside)
        return len(match.skus) == 1 and is_counted
