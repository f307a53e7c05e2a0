"""A message's tokens cut at the joiners into parts; headings and who speaks are known here."""

from collections.abc import Sequence
from itertools import takewhile

from commands.reading import vocabulary
from commands.reading.items import Name, Part
from commands.reading.names import NameIndex
from commands.reading.part_reader import PartReader
from commands.reading.tokens import Kind, Token

_LONGEST_SPEAKER = 3
_LOOKED_AT = 4
"""Words that may show what stands before them."""
_NUMBERS = (Kind.NUMBER, Kind.UNCLEAR)


def parts(found: Sequence[Token], names: NameIndex) -> list[Part]:
    """Cut the tokens at the joiners, and read each part.

    A heading (`krupuk:` over `udang 20`) gives its word to the names below it and is no part itself.
    """
    cut: list[Part] = []
    heading: tuple[str, ...] = ()
    reader = PartReader(names, found, heading)
    place = begun = 0
    while place < len(found):
        token = found[place]
        if taken := reader.take_name(place):
            place += taken
        elif reader.is_cut_by(place) and not _is_value(found, place):
            part = reader.part(ended=token.text)
            heading = reader.heading
            is_alone = _stands_alone(found, begun, token)
            if is_alone and (opened := _heads(part, found[place + 1 :], names)):
                heading = opened
            elif not (is_alone and _is_speaker(part, found[place + 1 :], names)):
                cut.append(part)
            place += 1
            begun = place
            reader = PartReader(names, found, heading, token.text)
        else:
            place += reader.take(place)
    cut.append(reader.part(ended=""))
    return [part for part in cut if part.items or part.said]


def _is_value(found: Sequence[Token], place: int) -> bool:
    """Whether it is the colon of `sambal bawang: 10`."""
    after = found[place + 1] if place + 1 < len(found) else None
    return found[place].text == ":" and after is not None and after.kind in _NUMBERS


def _stands_alone(found: Sequence[Token], begun: int, end: Token) -> bool:
    """Whether the part begins a line (or the message), and a colon or the line's end closes it."""
    return end.text in (":", "\n") and (begun == 0 or found[begun - 1].text in ("\n", ";", "."))


def _heads(part: Part, rest: Sequence[Token], names: NameIndex) -> tuple[str, ...]:
    """The word that a heading gives to what is below it; none where it is no heading."""
    only = part.items[0] if len(part.items) == 1 else None
    if not isinstance(only, Name) or not only.is_sold:
        return ()
    family = names.group(only.said.split())
    word = (names.spelt(only.said) or "",)
    below = _first_name(rest, names) if family else []
    longer = names.match([*word, *below])
    if longer is not None and longer.words > 1 and set(longer.skus) < set(family):
        return word
    own = names.match(below) if part.ended == ":" or only.is_family else None
    return word if own is not None and set(own.skus) < set(family) else ()


def _first_name(rest: Sequence[Token], names: NameIndex) -> list[str]:
    """The words of the next line, without the amount that may go before them."""
    place = next((n for n, token in enumerate(rest) if token.text != "\n"), len(rest))
    if place < len(rest) and rest[place].kind is Kind.NUMBER:
        place += 1
        if place < len(rest) and names.measure(rest[place].text):
            place += 1
    return _words(rest[place : place + _LOOKED_AT])


def _words(found: Sequence[Token]) -> list[str]:
    """The words that it begins with."""
    return [token.text for token in takewhile(lambda token: token.kind is Kind.WORD, found)]


def _is_speaker(part: Part, rest: Sequence[Token], names: NameIndex) -> bool:
    """Whether it is the name before a pasted message, `Siti Rohmah: sambal bawang 10`.

    `keripik: bawang 10` is no such thing: after a name come a greeting, a wish or a product's whole name.
    """
    only = part.items[0] if len(part.items) == 1 else None
    if part.ended != ":" or not isinstance(only, Name) or only.skus or not rest:
        return False
    if part.has_chatter or len(only.said.split()) > _LONGEST_SPEAKER:
        return False
    words = _words(rest[:_LOOKED_AT])
    match = names.match(words)
    if match is None:
        return bool(words) and words[0] in vocabulary.FILLERS
    return match.words > 1 or names.is_whole(words[:1]) or any(map(str.isdigit, words[0]))
