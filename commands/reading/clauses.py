"""A message cut into sentences and clauses, and what is said in one."""

from collections.abc import Sequence

from commands.reading.tokens import Kind, Token

_SENTENCE_ENDS = frozenset(".?!\n")
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset(",;")

Clause = Sequence[Token]


def sentences(found: Sequence[Token]) -> list[Clause]:
    """What stands between full stops, marks and line ends; each with the mark that ends it."""
    return _cut(found, _SENTENCE_ENDS)


def clauses(found: Sequence[Token]) -> list[Clause]:
    """The same, cut at commas too."""
    return _cut(found, _CLAUSE_ENDS)


def has(found: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether one of these words is said."""
    return any(token.is_word(words) for token in found)


def is_counted(found: Sequence[Token]) -> bool:
    """Whether there is a number that may be a quantity."""
    return any(token.kind is Kind.NUMBER for token in found)


def joined(cut: Sequence[Clause]) -> list[Token]:
    """The tokens of all of them."""
    return [token for clause in cut for token in clause]


def _cut(found: Sequence[Token], ends: frozenset[str]) -> list[Clause]:
    cut: list[list[Token]] = [[]]
    for token in found:
        cut[-1].append(token)
        if token.is_word(ends):
            cut.append([])
    return [clause for clause in cut if clause]
