"""What stands at a place of a message and around it: names under their heading, and turns of phrase."""

from collections.abc import Sequence
from itertools import takewhile

from commands.reading import vocabulary
from commands.reading.items import Name
from commands.reading.names import NameIndex, NameMatch
from commands.reading.tokens import Kind, Token

_LONGEST_NAME = 12
"""Words of a message that are looked at for one name."""

_LINKS = frozenset({"rasa", "yang", "yg"})
"""May stand within a name: `krupuk yang bawang`."""

_ADDRESS_ENDS = frozenset("\n,;:")
_POSTCODE = 5
_NO_PLACE = vocabulary.ASKS | vocabulary.NEGATIONS | vocabulary.CORRECTIONS | vocabulary.NOT | vocabulary.EACH
_ABBREVIATED = vocabulary.STREETS | vocabulary.NUMBER_BEFORE
_LEADS = vocabulary.ASKS | vocabulary.SOFT
_SENTENCE_ENDS = frozenset("\n.!?")
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

    def is_no_amount(self, place: int) -> bool:
        """Whether it is the `banyak` of `terima kasih banyak`, or of `yang ijo masih banyak`."""
        before = self._found[place - 1] if place else None
        is_said_of_other = before is not None and before.is_word(vocabulary.THANKS | vocabulary.LEFT)
        after = self.after(place)
        is_lack = self._found[place].text == "kurang" and not (
            after is not None and (after.text == "lebih" or after.kind in (Kind.NUMBER, Kind.UNCLEAR))
        )
        return is_lack or (is_said_of_other and self._found[place].is_word(vocabulary.VAGUE))

    def is_repaid(self, place: int) -> bool:
        """Whether it is the `ganti` of `ongkirnya nanti saya ganti`: she pays it back."""
        before = self._found[place - 1] if place else None
        return before is not None and before.is_word(vocabulary.SELF) and self._found[place].text == "ganti"

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

    def is_other_size(self, place: int) -> bool:
        """Whether it is the 12 of `1 dus isi 12`, where no pack holds twelve."""
        is_content = place > 0 and self._found[place - 1].text == "isi" and self._found[place].text.isdigit()
        return is_content and int(self._found[place].text) not in self._names.sizes

    def opens_name(self, place: int) -> bool:
        """Whether a product's name begins here, or an amount."""
        word = self._found[place] if place < len(self._found) else None
        if word is None or word.kind is not Kind.WORD:
            return word is not None and word.kind is Kind.NUMBER
        return (
            self._names.match([token.text for token in self._found[place : place + _LONGEST_NAME]])
            is not None
        )

    def goes_on_with_places(self, place: int) -> bool:
        """Whether what follows a comma within an address are places too: no product, no amount, no wish."""
        rest = takewhile(lambda token: token.text not in _ADDRESS_ENDS, self._found[place:])
        for offset, token in enumerate(rest):
            if token.kind is Kind.NUMBER and len(token.text) != _POSTCODE:
                return False
            if token.kind is Kind.UNCLEAR or token.is_word(_NO_PLACE) or self.opens_product(place + offset):
                return False
        return True

    def opens_wish(self, place: int) -> bool:
        """Whether `pesan`, and soft words perhaps, and a product's name come here."""
        rest = list(
            takewhile(lambda token: token.is_word(_LEADS), self._found[place : place + _LONGEST_NAME])
        )
        return bool(rest) and self.opens_name(place + len(rest))

    def opens_line(self, place: int) -> bool:
        """Whether a product's name and its amount come here, after the end of a sentence (not of `Jl.`)."""
        before = self._found[place - 2] if place > 1 else None
        if place >= len(self._found) or (before is not None and before.is_word(_ABBREVIATED)):
            return False
        match = self._names.match([token.text for token in self._found[place : place + _LONGEST_NAME]])
        amount = self.after(place + match.words - 1) if match is not None else None
        return amount is not None and amount.kind is Kind.NUMBER

    def opens_product(self, place: int) -> bool:
        """Whether a product's name begins here."""
        return self._found[place].kind is Kind.WORD and self.opens_name(place)

    def is_person(self, place: int) -> bool:
        """Whether an unknown word is part of a name: after a title, or with a capital within a line."""
        before = self._found[place - 1] if place else None
        if before is None or before.text in _SENTENCE_ENDS:
            return False
        is_title = before.is_word(vocabulary.TITLES)
        return is_title or self._found[place].is_capital

    def is_ordered(self, match: NameMatch, place: int) -> bool:
        """Whether a product's name within an address has an amount beside it, and so is perhaps an order."""
        beside = [self.after(place + match.words - 1), self._found[place - 1] if place else None]
        is_counted = any(token is not None and token.kind is Kind.NUMBER for token in beside)
        return len(match.skus) == 1 and is_counted
