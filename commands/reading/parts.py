"""A message's tokens cut at the joiners, and each part read into items."""

from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.items import Each, Earlier, Instead, Item, Name, Not, Part, Total
from commands.reading.names import NameIndex, NameMatch
from commands.reading.tokens import Kind, Token
from commands.rules.quantities import Amount

_LONGEST_NAME = 12
"""Words of a message that are looked at for one name."""

_ENDS_OF_ADDRESS = frozenset("\n,;")

_MARKS: tuple[tuple[frozenset[str], Item], ...] = (
    (vocabulary.NEGATIONS, Not()),
    (vocabulary.EACH, Each()),
    (vocabulary.CORRECTIONS, Instead()),
    (frozenset({"total"}), Total()),
)


def parts(found: Sequence[Token], names: NameIndex) -> list[Part]:
    """Cut the tokens at the joiners, and read each part."""
    cut: list[Part] = []
    reader = PartReader(names, found)
    place = 0
    while place < len(found):
        token = found[place]
        if taken := reader.take_name(place):
            place += taken
        elif reader.is_cut_by(token) and not _is_value(found, place):
            cut.append(reader.part(heads=token.text == ":"))
            reader = PartReader(names, found)
            place += 1
        else:
            place += reader.take(place)
    cut.append(reader.part(heads=False))
    return [part for part in cut if part.items or part.said]


def _is_value(found: Sequence[Token], place: int) -> bool:
    """Whether it is the colon of `sambal bawang: 10`."""
    after = found[place + 1] if place + 1 < len(found) else None
    is_number = after is not None and after.kind in (Kind.NUMBER, Kind.UNCLEAR)
    return found[place].text == ":" and is_number


class PartReader:
    """Reads one part, token by token."""

    def __init__(self, names: NameIndex, found: Sequence[Token]) -> None:
        self._names = names
        self._found = found
        self._items: list[Item] = []
        self._said: list[str] = []
        self._unknown: list[str] = []
        self._in_comment = False
        self._in_address = False
        self._has_chatter = False

    def part(self, *, heads: bool) -> Part:
        """Finish the part."""
        self._settle_unknown()
        return Part(tuple(self._items), " ".join(self._said), heads, self._has_chatter)

    def is_cut_by(self, token: Token) -> bool:
        """Whether the part ends here; an address goes on over `dan`, dots and slashes."""
        if self._in_address:
            return token.is_word(_ENDS_OF_ADDRESS)
        return token.text == ":" or token.is_word(vocabulary.JOINERS)

    def take_name(self, place: int) -> int:
        """Take a name that begins here; 0 if there is none."""
        if self._found[place].kind is not Kind.WORD:
            return 0
        window = self._found[place : place + _LONGEST_NAME]
        words = [token.text for token in window]
        match = self._names.match(words)
        if match is None:
            return 0
        said = " ".join(words[: match.words])
        if not self._in_address:
            self._add(self._joined(Name(match.skus, said)), said)
        elif self._is_ordered(match, place):
            self._in_address = False
            self._add(Name(match.skus, " ".join([*self._said[-2:], said]), is_sold=False), said)
        else:
            return 0
        return match.words

    def take(self, place: int) -> int:
        """Take one token that is no name, with its measure if it is a number; say how many were taken."""
        token = self._found[place]
        if self._in_address or token.kind is Kind.ASIDE:
            self._said.append(token.text)
            self._has_chatter = True
            return 1
        if token.kind is Kind.ORDER:
            return self._add(Earlier(token.text), token.text)
        if token.kind in (Kind.NUMBER, Kind.UNCLEAR):
            return self._take_number(place)
        if self._is_called_off(place):
            return 1 + self._add(Not(is_off=True), f"{token.text} {self._found[place + 1].text}")
        return self._take_word(place)

    def _take_number(self, place: int) -> int:
        token, after = self._found[place], self._after(place)
        if after is not None and after.is_word(vocabulary.FLAVOURS) and self._widen(token.number):
            return 2
        if after is not None and self._names.is_measure(after.text):
            said = f"{token.text} {after.text}"
            return 1 + self._add(Amount(token.number, after.text, said), said)
        return self._add(Amount(token.number, "", token.text), token.text)

    def _take_word(self, place: int) -> int:
        token = self._found[place]
        mark = next((item for words, item in _MARKS if token.is_word(words)), None)
        if token.is_word(vocabulary.EARLIER) or self._changes_to(place):
            mark = Earlier(token.text)
        elif token.is_word(vocabulary.VAGUE):
            mark = Amount(None, "", token.text)
        if mark is not None:
            return self._add(mark, token.text)
        self._said.append(token.text)
        if token.is_word(vocabulary.ALL_FLAVOURS) and self._widen(None):
            return 1
        return self._take_other(token)

    def _take_other(self, token: Token) -> int:
        """Remember an unknown word, unless it stands in a remark; pass over all others."""
        opens = token.is_word(vocabulary.ADDRESSES | vocabulary.COMMENTS)
        is_known = opens or token.kind is Kind.SIGN or vocabulary.is_harmless(token.text)
        if not is_known and not self._in_comment:
            self._unknown.append(token.text)
            return 1
        self._has_chatter = True
        self._settle_unknown()
        self._in_address = token.is_word(vocabulary.ADDRESSES)
        self._in_comment = self._in_comment or token.is_word(vocabulary.COMMENTS)
        return 1

    def _is_called_off(self, place: int) -> bool:
        after = self._after(place)
        is_off = after is not None and after.is_word(vocabulary.CALLED_OFF)
        return is_off and self._found[place].is_word(vocabulary.NOT)

    def _changes_to(self, place: int) -> bool:
        """Whether it is the `jadi` of `sambal bawangnya jadi 20`, which changes an earlier order."""
        after = self._after(place)
        return (
            self._found[place].is_word(vocabulary.BECOMES) and after is not None and after.kind is Kind.NUMBER
        )

    def _is_ordered(self, match: NameMatch, place: int) -> bool:
        """Whether a product's name within an address has an amount beside it, and so is perhaps an order."""
        beside = [self._after(place + match.words - 1), self._found[place - 1] if place else None]
        is_counted = any(token is not None and token.kind is Kind.NUMBER for token in beside)
        return len(match.skus) == 1 and is_counted

    def _widen(self, count: object) -> bool:
        """Let the last name mean all of its products (`semua`, `3 rasa`), if it has so many."""
        last = self._items[-1] if self._items else None
        if not isinstance(last, Name) or not last.is_family or count not in (None, len(last.skus)):
            return False
        self._items[-1] = Name(last.skus, last.said, every=True)
        return True

    def _joined(self, name: Name) -> Name:
        """Let `sambalnya yang terasi` be one name: a family's word, then one of that family."""
        last = self._items[-1] if self._items and not self._unknown else None
        if isinstance(last, Name) and last.is_family and set(name.skus) < set(last.skus):
            self._items.pop()
            return Name(name.skus, f"{last.said} {name.said}")
        return name

    def _settle_unknown(self) -> None:
        """Keep unknown words as a name that nothing is sold under; the grammar joins it to its neighbours."""
        if self._unknown:
            said, self._unknown = " ".join(self._unknown), []
            self._items.append(Name((), said, is_sold=False))

    def _add(self, item: Item, said: str) -> int:
        self._settle_unknown()
        self._items.append(item)
        self._said.append(said)
        self._in_comment = False
        return 1

    def _after(self, place: int) -> Token | None:
        return self._found[place + 1] if place + 1 < len(self._found) else None
