"""Words about what shall be in an order that stands: `sambal bawang 8, tambah krupuk 5, hapus nastar`.

What could mean two things is not read at all: whoever wrote it is asked for names and amounts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from commands.book import Book
from commands.order_names import OrderNames
from commands.reading import vocabulary
from commands.return_words import PARTS
from commands.rules.orders import Order


class _Step(Enum):
    """What a part of the words does to what it names."""

    SET = auto()
    MORE = auto()
    LESS = auto()
    AWAY = auto()
    NOT = auto()


_WORDS = {
    _Step.MORE: "tambah tambahi tambahin tambahkan tambahan ditambah ditambahi ditambahin ditambahkan nambah "
    "nambahin plus lagi lg more another extra add",
    _Step.LESS: "kurang kurangi kurangin kurangkan dikurangi dikurangin dikurangkan ngurangin minus less fewer "
    "reduce",
    _Step.AWAY: "hapus hapusin hapuskan dihapus hilangin hilangkan dihilangkan buang dibuang keluarin keluarkan "
    "dikeluarkan tanpa coret dicoret skip diskip remove delete without",
    _Step.NOT: "jangan jgn gausah batal batalin batalkan dibatalin dibatalkan cancel",
}
_LESS = frozenset(_WORDS[_Step.LESS].split())
_LACKS = frozenset(["kurang", "minus", "less", "fewer"])
"""May as well say that something is missing, or how it tastes."""
_STEPS = {word: step for step, words in _WORDS.items() for word in words.split()}
_NOT_TAKEN = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(vocabulary.NOT))}|tak)\s+(?:usah|jadi|jd|pakai|pake)(?!\w)", re.IGNORECASE
)
_PLUS = re.compile(r"\+(?=\s*\d)")
_NONE = re.compile(r"^(.*\S)\s+(?:0|nol)$", re.IGNORECASE | re.DOTALL)
_TO = vocabulary.BECOMES | {"to"}
_LINKS = _TO | {"by"}
"""Stand before an amount, and are no part of it."""
_SOFT = vocabulary.SOFT | vocabulary.ALL_FLAVOURS | frozenset(["aja", "saja", "yang", "yg", "itu", "ini"])
"""May stand beside a name that goes away."""


_TELLS = (
    _STEPS.keys() - frozenset(_WORDS[_Step.NOT].split()) - frozenset(["lagi", "lg", "another"])
    | _TO
    | vocabulary.SWAPS
    | frozenset(["ubah", "ubahin", "diubah", "rubah", "change"])
)
"""Not `pesan lagi`, which is the same once more."""


def tells_change(text: str) -> bool:
    """Whether words about an order tell that something else shall be in it, though perhaps not clearly what."""
    return any(word.strip(".,!?") in _TELLS for word in _PLUS.sub(" plus ", text).lower().split())


def new_content(book: Book, order: Order, text: str) -> dict[str, int] | None:
    """The whole content that the words ask for, by SKU; None where anything is unclear.

    What is not named stays as it is. `tambah`, `lagi`, `+` and `kurangi` are differences to what is in it.
    """
    return _content(OrderNames.of(book, order), order.pieces, text)


def taken_out(names: OrderNames, held: Mapping[str, int], text: str) -> dict[str, int] | None:
    """The same of a draft that holds so many, where the words take something out of it; else None."""
    steps = {step for step, _ in (_said(names, part) for part in PARTS.split(text))}
    return _content(names, held, text) if steps & {_Step.LESS, _Step.AWAY, _Step.NOT} else None


def asks_less(text: str) -> bool:
    """Whether she wants less of something, however clear: `kurangi krupuknya ya`."""
    return any(word in _LESS and word not in _LACKS for word in _plain_words(text))


def calls_off(text: str) -> bool:
    """Whether she says that it is off, and names nothing: `ga jadi kak`, `batal aja`."""
    words = _plain_words(_NOT_TAKEN.sub(" jangan ", text))
    is_off = any(_STEPS.get(word) is _Step.NOT for word in words) and _plain_words(text) != ["jangan"]
    return is_off and all(_STEPS.get(word) is _Step.NOT or _is_beside(word) for word in words)


def _is_beside(word: str) -> bool:
    return bool({word, word.removesuffix("nya")} & (vocabulary.FILLERS | _SOFT))


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _content(names: OrderNames, held: Mapping[str, int], text: str) -> dict[str, int] | None:
    said = [_said(names, part) for part in filter(str.strip, PARTS.split(text)) if not _is_talk(part)]
    found = [*_steps(names, held, said), _plain(names, [rest for step, rest in said if step is _Step.SET])]
    clear = [one for one in found if one is not None]
    times = Counter(sku for one in clear for sku in one)
    if len(clear) < len(found) or not times or max(times.values()) > 1 or _may_differ(names, held, said):
        return None
    return dict(held) | {sku: pieces for one in clear for sku, pieces in one.items()}


def _is_talk(part: str) -> bool:
    """`makasih ya`."""
    return all(word in vocabulary.FILLERS and word not in _STEPS for word in part.lower().split())


def _said(names: OrderNames, part: str) -> tuple[_Step | None, str]:
    """What a part does, and the rest of its words. No step: it says more than one thing."""
    if (none := _NONE.match(part.strip())) is not None:
        part = f"hapus {none[1]}"
    words = _NOT_TAKEN.sub(" jangan ", _PLUS.sub(" plus ", part)).split()
    steps = {
        place: _STEPS[plain]
        for place, word in enumerate(words)
        if (plain := word.lower().strip(".!?")) in _STEPS and plain not in names.every.words
    }
    if len(set(steps.values())) > 1:
        return None, part
    links = {place for place, word in enumerate(words) if word.lower() in _LINKS}
    rest = " ".join(word for place, word in enumerate(words) if place not in links | steps.keys())
    place, step = next(iter(steps.items()), (0, _Step.SET))
    becomes = [link for link in links if words[link].lower() in _TO]
    if step not in (_Step.MORE, _Step.LESS) or not becomes:
        return step, rest
    return (_Step.SET if place < min(becomes) else None), rest  # `tambah jadi 12`; but not `jadi 8 lagi`


def _steps(
    names: OrderNames, held: Mapping[str, int], said: Sequence[tuple[_Step | None, str]]
) -> Iterator[Mapping[str, int] | None]:
    """What each part that is no mere amount leaves of what it names; None: unclear."""
    for step, rest in said:
        if step is _Step.SET:
            continue
        gone = names.only(rest, _SOFT) if step in (_Step.AWAY, _Step.NOT) else None
        if gone is not None:
            yield {gone: 0}
        elif step is None or step is _Step.NOT or len(lines := names.lines(rest)) != 1:
            yield None
        else:
            ((sku, pieces),) = lines.items()
            left = held.get(sku, 0) + (pieces if step is _Step.MORE else -pieces)
            yield {sku: left} if left >= 0 else None


def _plain(names: OrderNames, parts: Sequence[str]) -> Mapping[str, int] | None:
    """Amounts that are to be: read together (`krupuk: udang 5, bawang 3`), else each by itself."""
    lines = names.lines(", ".join(parts))
    if not lines:
        each = [names.lines(part) for part in parts]
        lines = {sku: pieces for one in each for sku, pieces in one.items()}
        if not all(each) or len(lines) < sum(map(len, each)):
            return None
    named = names.named(", ".join(parts))
    return lines if all(lines.keys() & set(skus) for skus in named) else None


def _may_differ(names: OrderNames, held: Mapping[str, int], said: Sequence[tuple[_Step | None, str]]) -> bool:
    """`tambah sambal bawang 5, krupuk 3`: whether krupuk shall be three, or three more, nobody knows."""
    steps = [step for step, _ in said]
    first = next((place for place, step in enumerate(steps) if step in (_Step.MORE, _Step.LESS)), len(steps))
    behind = [rest for step, rest in said[first:] if step is _Step.SET]
    return any(held.keys() & names.lines(rest).keys() for rest in behind)


def whole_content(book: Book, order: Order, text: str) -> dict[str, int] | None:
    """What a cell says that holds all of an order's content; None where anything is unclear.

    `Sambal Bawang 8`: what the cell names no more is no more in the order. A cell that only says what changes
    (`hapus krupuk`) is read as such.
    """
    names = OrderNames.of(book, order)
    if any(_said(names, part)[0] is not _Step.SET for part in filter(str.strip, PARTS.split(text))):
        return new_content(book, order, text)
    return names.lines(text) or None
