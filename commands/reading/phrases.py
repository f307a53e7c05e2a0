"""The words of names: how a name may be shortened and spelt, and which words are never one."""

import re
from itertools import groupby, takewhile
from itertools import product as combinations

from commands.reading import vocabulary
from commands.rules.catalog import Product
from commands.rules.numbers import NUMBER_WORDS
from commands.rules.quantities import FRACTIONS, MEASURES, PACKS, PIECES

_VOWELS = frozenset("aeiou")
_AND = ("+", "&", "dan")
OTHER_WORDS = (
    vocabulary.FILLERS | (vocabulary.JOINERS - vocabulary.SHORT) | vocabulary.COMMENTS | vocabulary.ADDRESSES
    | vocabulary.EACH | vocabulary.VAGUE | vocabulary.ALL_FLAVOURS | vocabulary.FLAVOURS | vocabulary.NEGATIONS
    | vocabulary.NOT | vocabulary.CALLED_OFF | vocabulary.HOLDS | vocabulary.CORRECTIONS | vocabulary.EARLIER
    | vocabulary.NUMBER_BEFORE | vocabulary.NUMBER_AFTER | vocabulary.SPANS | vocabulary.NOT_AN_ORDER
    | vocabulary.PAID | vocabulary.ARRIVED | vocabulary.BECOMES | vocabulary.DONE | vocabulary.OPINIONS
    | vocabulary.IN_STOCK | vocabulary.LOOKALIKES | vocabulary.MONTHS | NUMBER_WORDS | vocabulary.PRICE_BEFORE
    | vocabulary.PEOPLE | vocabulary.FAULTS | vocabulary.OTHERS | PIECES | PACKS | frozenset(MEASURES)
    | frozenset(FRACTIONS)
)  # fmt: skip
"""Words with a meaning of their own are never taken for a misspelt name."""

Phrase = tuple[str, ...]

_ENDINGS = ("nya", "ny", "na", "ne", "e")
_SIBLING_BONES = 4
"""Consonants from which two spellings are surely one word."""

_NAME_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[+&]")


def split(name: str) -> Phrase:
    """Cut a name as a message is cut: `Sambal Bawang 150gr` has four words."""
    return tuple(_NAME_WORD.findall(name.lower()))


def code(sku: str) -> str:
    """Take a SKU's letters and digits alone: `smb01`."""
    return "".join(filter(str.isalnum, sku.lower()))


def variants(phrase: Phrase) -> list[Phrase]:
    """Leave a joining word out or say it otherwise; write all as one word."""
    choices = [[(w,) for w in _AND] + [()] if w in _AND else [(w,)] for w in phrase]
    found = [tuple(w for part in chosen for w in part) for chosen in combinations(*choices)]
    whole = tuple(w for w in phrase if w not in _AND)
    return [*found, ("".join(whole),)] if len(whole) > 1 else found


def shorter(phrase: Phrase, item: Product) -> list[Phrase]:
    """Take the group's name, the first word, and the name without its group's word (`hijau`) or its size."""
    group = split(item.group or "")
    found = [phrase[:1], tuple(takewhile(str.isalpha, phrase))]
    if group:
        found.append(group)
    if len(phrase) > 1 and phrase[:1] == group[:1] and not set(phrase) & set(_AND):
        found.append(phrase[1:])
    return [short for short in found if short and not set(short) <= OTHER_WORDS]


def with_siblings(exact: dict[Phrase, set[str]], short: dict[Phrase, set[str]]) -> dict[Phrase, set[str]]:
    """Let spellings of one word (`krpk`, `krupuk`, `kerupuk`) stand for each other in every name."""
    bones: dict[str, set[str]] = {}
    for word in {word for phrase in (*exact, *short) for word in phrase}:
        bones.setdefault(skeletons(word)[0], set()).add(word)
    found = dict(exact)
    for phrase, skus in exact.items():
        for place, word in enumerate(phrase):
            bone = skeletons(word)[0]
            for other in bones[bone] if len(bone) >= _SIBLING_BONES else ():
                found.setdefault((*phrase[:place], other, *phrase[place + 1 :]), skus)
    return found


def forms(word: str) -> list[str]:
    """Take the word as it is, without `-nya`, `-e`, `-na`, and without letters held for emphasis (`ijooo`)."""
    endings = [e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2]
    forms = [word, *(word.removesuffix(ending) for ending in endings)]
    return [*forms, *("".join(letter for letter, _ in groupby(form)) for form in forms)]


def skeletons(word: str) -> tuple[str, str]:
    """Keep the consonants after the first letter, as in chat: bawang is `bwng` or `bwg`."""
    bones = word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return bones, bones.replace("ng", "g")
