"""One part of a message, read token by token into items."""

from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.items import Each, Earlier, Gap, Instead, Item, Name, Not, Others, Part, Swap, Total
from commands.reading.looking import Surroundings
from commands.reading.names import NameIndex
from commands.reading.tokens import Kind, Token
from commands.rules.quantities import Amount

_PAIR = 2
_ENDS_OF_ADDRESS = frozenset("\n,;")

_MARKS: tuple[tuple[frozenset[str], Item], ...] = (
    (vocabulary.NEGATIONS, Not()),
    (vocabulary.HOLDS, Not(is_off=True, is_held=True)),
    (vocabulary.EACH, Each()),
    (vocabulary.CORRECTIONS, Instead()),
    (vocabulary.SWAPS, Swap()),
    (vocabulary.OTHERS, Others()),
    (vocabulary.TOTALS, Total()),
)


class PartReader:
    """Reads one part, token by token. `heading`: the word that stands over it; `joined_by`: what goes before."""

    def __init__(
        self, names: NameIndex, found: Sequence[Token], heading: tuple[str, ...] = (), joined_by: str = ""
    ) -> None:
        self.heading = heading
        """Still in force after what was read so far."""
        self._names = names
        self._found = found
        self._near = Surroundings(names, found)
        self._is_wished = joined_by in vocabulary.ANDS
        self._is_wish = False
        self._is_all: str | None = None
        self._items: list[Item] = []
        self._said: list[str] = []
        self._unknown: list[str] = []
        self._is_person = False
        self._is_proper = False
        """What is unknown so far is somebody's name, and written as one."""
        self._in_comment = False
        self._in_address = False
        self._is_address = False
        self._has_chatter = False

    def part(self, *, ended: str) -> Part:
        """Finish the part."""
        self._keep_all()
        self._settle_unknown()
        return Part(
            tuple(self._items),
            " ".join(self._said),
            ended,
            self._has_chatter,
            self._is_wish,
            self._is_address,
        )

    def is_cut_by(self, place: int) -> bool:
        """Whether the part ends here; an address goes on over `dan`, dots, slashes, and commas between places."""
        token = self._found[place]
        if not self._in_address:
            return token.text == ":" or token.is_word(vocabulary.JOINERS)
        if token.text == ":":
            return self._near.opens_name(place + 1)
        if token.text == ".":
            return self._near.opens_wish(place + 1) or self._near.opens_line(place + 1)
        if token.text == "," and self._is_address:
            return not self._near.goes_on_with_places(place + 1)
        return token.is_word(_ENDS_OF_ADDRESS)

    def take_name(self, place: int) -> int:
        """Take a name that begins here; 0 if there is none."""
        if self._found[place].kind is not Kind.WORD:
            return 0
        match, used = self._near.name(place, self.heading)
        if match is None or (match.words == 1 and self._found[place].is_word(vocabulary.SHORT)):
            return 0
        if self.heading and not set(match.skus) <= set(self._names.group(self.heading)):
            self.heading = ()
        said = " ".join(token.text for token in self._found[place : place + used])
        if not self._in_address:
            is_headed = self._names.is_headed(match, said.split())
            name = Name(match.skus, said, is_guessed=match.is_guessed, is_headed=is_headed)
            self._add(self._widened(self._joined(self._near.pointed_at(name, place))), said)
        elif self._near.is_ordered(match, place):
            self._in_address = False
            self._add(Name(match.skus, " ".join([*self._said[-2:], said]), is_sold=False), said)
        else:
            return 0
        return used

    def take(self, place: int) -> int:
        """Take one token that is no name, with its measure if it is a number; say how many were taken."""
        token = self._found[place]
        if self._in_address and token.is_word(vocabulary.ASKS) and self._near.opens_wish(place):
            self._in_address = False
        if self._near.is_other_size(place) and any(isinstance(item, Amount) for item in self._items[-_PAIR:]):
            return self._add(Amount(None, "", f"isi {token.text}"), token.text)
        if self._in_address or token.kind is Kind.ASIDE:
            self._is_address = self._is_address or (self._in_address and token.is_word(vocabulary.STREETS))
            self._said.append(token.text)
            self._has_chatter = True
            return 1
        if token.kind in (Kind.ORDER, Kind.STRUCK):
            return self._add(Earlier(token.text), token.text)
        if token.kind in (Kind.NUMBER, Kind.UNCLEAR):
            return self._take_number(place)
        if self._near.is_called_off(place):
            return 1 + self._add(Not(is_off=True), f"{token.text} {self._found[place + 1].text}")
        return self._take_word(place)

    def _take_number(self, place: int) -> int:
        token, after = self._found[place], self._near.after(place)
        if after is not None and after.is_word(vocabulary.FLAVOURS):
            if self._widen(token.number):
                return 2
            if self._near.opens_family(place + 2, token.number):
                self._is_all = f"{token.text} {after.text}"
                return 2
        measure = None if after is None else self._names.measure(after.text) or self._own_unit(after)
        if after is not None and measure:
            said = f"{token.text} {after.text}"
            return 1 + self._add(Amount(token.number, measure, said), said)
        return self._add(Amount(token.number, "", token.text), token.text)

    def _own_unit(self, after: Token) -> str | None:
        """The second `paket` of `paket hemat 20 paket`."""
        last = self._items[-1] if self._items and not self._unknown else None
        is_one = isinstance(last, Name) and last.is_sold and len(last.skus) == 1
        unit = self._names.products[last.skus[0]].unit.lower() if isinstance(last, Name) and is_one else None
        return unit if after.text == unit else None

    def _take_word(self, place: int) -> int:
        token = self._found[place]
        mark = next((item for words, item in _MARKS if token.is_word(words)), None)
        if self._near.is_no_worry(place) or self._near.is_no_amount(place) or self._near.is_repaid(place):
            return self._take_other(place)
        is_change = self._near.changes_to(place) and not self._after_total
        if token.is_word(vocabulary.EARLIER) or is_change or self._near.points_back(place):
            mark = Earlier(token.text)
        elif token.is_word(vocabulary.VAGUE):
            mark = Amount(None, "", token.text)
        if mark is not None:
            return self._take_each(place) if isinstance(mark, Each) else self._add(mark, token.text)
        self._said.append(token.text)
        if token.is_word(vocabulary.ALL_FLAVOURS):
            return self._take_all(place)
        return self._take_other(place)

    def _take_each(self, place: int) -> int:
        """`masing-masing`, or `tiap rasa`, before the family's name or after it."""
        token, after = self._found[place], self._near.after(place)
        if after is None or not after.is_word(vocabulary.FLAVOURS):
            return self._add(Each(), token.text)
        if not self._widen(None) and self._near.opens_family(place + 2):
            self._is_all = token.text
            self._items.append(Each())
            return 2
        return 1 + self._add(Each(), token.text)

    def _take_all(self, place: int) -> int:
        """`semua rasa`, before the family's name or after it."""
        after = self._near.after(place)
        used = 2 if after is not None and after.is_word(vocabulary.FLAVOURS) else 1
        if not self._items and self._near.opens_sum(place + used):
            return used - 1 + self._add(Total(), self._found[place].text)
        if self._widen(None) or self._after_total:
            return used
        if self._near.opens_family(place + used):
            self._is_all = self._found[place].text
            return used
        return self._take_other(place)

    def _take_other(self, place: int) -> int:
        """Remember an unknown word, unless it stands in a remark; pass over all others."""
        token = self._found[place]
        opens = token.is_word(vocabulary.OPENERS)
        is_known = opens or token.kind is Kind.SIGN or vocabulary.is_harmless(token.text)
        if not is_known and not self._in_comment:
            self._is_wish = self._is_wish or self._is_wished
            self._is_person = self._near.is_person(place) and (self._is_person or not self._unknown)
            self._is_proper = self._is_person and token.is_capital and (self._is_proper or not self._unknown)
            self._unknown.append(token.text)
            return 1
        if not self._is_wish:
            self._has_chatter = True
        self._settle_unknown()
        self._is_wished = token.is_word(vocabulary.ASKS) or (
            self._is_wished and token.is_word(vocabulary.SOFT)
        )
        self._in_address = token.is_word(vocabulary.ADDRESSES)
        self._is_address = self._is_address or token.is_word(vocabulary.STREETS)
        self._in_comment = self._in_comment or token.is_word(vocabulary.COMMENTS)
        if self._items and token.is_word(vocabulary.TALK):
            self._items.append(Gap(is_opinion=token.is_word(vocabulary.OPINIONS)))
        return 1

    @property
    def _after_total(self) -> bool:
        return bool(self._items) and isinstance(self._items[-1], Total)

    def _widen(self, count: object) -> bool:
        """Let the last name mean all of its products (`semua`, `3 rasa`), if it has so many."""
        last = self._items[-1] if self._items else None
        if not isinstance(last, Name) or not last.is_family or count not in (None, len(last.skus)):
            return False
        self._items[-1] = Name(last.skus, last.said, every=True)
        return True

    def _widened(self, name: Name) -> Name:
        """Let a family that `semua` goes before mean all of its products."""
        if self._is_all is None or not name.is_family:
            return name
        said, self._is_all = f"{self._is_all} {name.said}", None
        return Name(name.skus, said, every=True)

    def _keep_all(self) -> None:
        """Leave nothing out of what stands between `semua` and a name that is no family's."""
        if self._is_all is not None:
            self._unknown.append(self._is_all)
            self._is_all = None

    def _joined(self, name: Name) -> Name:
        """Let `sambalnya yang terasi` be one name: a family's word, then one of that family."""
        last = self._items[-1] if self._items and not self._unknown else None
        if isinstance(last, Name) and last.is_family and set(name.skus) < set(last.skus):
            self._items.pop()
            return Name(name.skus, f"{last.said} {name.said}", is_guessed=name.is_guessed)
        return name

    def _settle_unknown(self) -> None:
        """Keep unknown words as a name that nothing is sold under; the grammar joins it to its neighbours."""
        if self._unknown:
            said, self._unknown = " ".join(self._unknown), []
            self._items.append(
                Name((), said, is_sold=False, is_person=self._is_person, is_proper=self._is_proper)
            )
            self._is_person = self._is_proper = False

    def _add(self, item: Item, said: str) -> int:
        self._settle_unknown()
        self._items.append(item)
        self._said.append(said)
        self._in_comment = False
        return 1
