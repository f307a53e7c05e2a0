"""Clauses that tell what she has, had or will do, beside others that order."""

import itertools
from collections.abc import Sequence

from commands.reading import vocabulary
from commands.reading.clauses import Clause, clauses, has, is_counted, joined
from commands.reading.tokens import Kind, Token

_NEAR = 4
_FIRST = frozenset({"dulu", "dl"})
_BEFORE = vocabulary.YESTERDAY | {"lalu"}
_TAKES_BACK = vocabulary.CORRECTIONS | vocabulary.NEGATIONS | vocabulary.NOT


def orders_only(found: Sequence[Token]) -> list[Token]:
    """What is left without mere reports: `stok ijo tinggal 2, kirim ijo 10` orders ten.

    Only where something else in the message is wished and counted; a report that takes anything back stays.
    """
    cut = clauses(found)
    is_again = any(is_counted(clause) and has(clause, vocabulary.AGAIN) for clause in cut)
    reports = [_is_report(clause) or (is_again and _tells_arrival(clause)) for clause in cut]
    rest = joined([clause for clause, is_report in zip(cut, reports, strict=True) if not is_report])
    is_wished = has(rest, vocabulary.ORDER_VERBS) and is_counted(rest)
    return rest if any(reports) and is_wished and not _goes_on(cut, reports) else list(found)


def _goes_on(cut: Sequence[Clause], reports: Sequence[bool]) -> bool:
    """Whether it is open where a report ends: `setor bawang 8, ijo 3, kirim lagi bawang 10`."""
    in_report = False
    for clause, is_report in zip(cut, reports, strict=True):
        if in_report and not is_report and is_counted(clause) and not has(clause, vocabulary.ORDER_VERBS):
            return True
        in_report = is_report or (in_report and not has(clause, vocabulary.ORDER_VERBS))
    return False


def reports_stock(found: Sequence[Token]) -> bool:
    """Whether she tells what she has; `buat stok warung` is what she orders it for."""
    cut = clauses(found)
    told = [clause for clause in cut if _tells_stock(clause)]
    is_heading = any(any(token.text == ":" for token in clause) for clause in told)
    return any(map(is_counted, told)) or (bool(told) and (is_heading or not is_counted(found)))


def is_left(found: Sequence[Token]) -> bool:
    """Whether she counts what she still has: `sambal ijo saya masih 10`."""
    said = [token for token in found if token.text not in ("ada", "sisa")]
    return any(
        one.is_word(vocabulary.LEFT) and number.kind in (Kind.NUMBER, Kind.ASIDE)
        for one, number in itertools.pairwise(said)
    )


def puts_off(found: Sequence[Token]) -> bool:
    """Whether she does not order yet (`belum bisa order`, `tanya suami dulu`), and nothing else is wished."""
    cut = clauses(found)
    first = next((clause for clause in cut if is_counted(clause) or has(clause, vocabulary.HOLDS)), ())
    put_off = [clause for clause in cut if _is_put_off(clause)]
    if has(first, vocabulary.HOLDS) and not has(found, vocabulary.SWAPS):
        put_off.append(first)  # of an order that stands
    others = [clause for clause in cut if clause not in put_off and is_counted(clause)]
    return bool(put_off) and not any(has(clause, vocabulary.ORDER_VERBS) for clause in others)


def _tells_arrival(clause: Clause) -> bool:
    """`kiriman kemarin sudah sampai`, before what is ordered now."""
    said = [token for token in clause if not token.is_word(vocabulary.SELF)]
    is_done = any(
        done.is_word(vocabulary.DONE) and verb.is_word(vocabulary.ARRIVED)
        for done, verb in itertools.pairwise(said)
    )
    return is_done and not is_counted(clause) and not has(clause, vocabulary.ASKS - vocabulary.ARRIVED)


def _is_report(clause: Clause) -> bool:
    if has(clause, _TAKES_BACK):
        return False
    is_told = is_left(clause) or _is_little(clause) or _is_gone(clause) or has(clause, vocabulary.TOLD)
    if is_told and not has(clause, vocabulary.ASKS):
        return True
    is_gone = has(clause, vocabulary.PAST) and has(clause, vocabulary.SOLD_OUT)
    is_old = has(clause, _BEFORE) and has(clause, vocabulary.PLACES) and not has(clause, vocabulary.REQUESTS)
    return is_counted(clause) and (is_gone or is_old)


def _is_gone(clause: Clause) -> bool:
    """Whether it says how many were sold: `3 hari sudah habis 24`."""
    pairs = itertools.pairwise(clause)
    return any(one.is_word(vocabulary.GONE) and number.kind is Kind.NUMBER for one, number in pairs)


def _is_little(clause: Clause) -> bool:
    """Whether it says that little is left: `stok krupuk tinggal dikit`."""
    pairs = itertools.pairwise(clause)
    return any(one.is_word(vocabulary.LEFT) and much.is_word(vocabulary.VAGUE) for one, much in pairs)


def _tells_stock(clause: Clause) -> bool:
    return any(
        word.is_word(vocabulary.REPORTED) and not (place and clause[place - 1].is_word(vocabulary.PURPOSES))
        for place, word in enumerate(clause)
    )


def _is_put_off(clause: Clause) -> bool:
    said = [token for token in clause if not token.is_word(vocabulary.SELF | vocabulary.ABLE)]
    is_not = any(
        (no.is_word(vocabulary.NOT | vocabulary.NOT_YET) and verb.is_word(vocabulary.PLACES))
        or (no.is_word(vocabulary.NOT_YET) and verb.is_word(_FIRST))
        for no, verb in itertools.pairwise(said)
    )
    asks_first = any(
        word.is_word(vocabulary.CONSULTS) and has(clause[place : place + _NEAR], _FIRST)
        for place, word in enumerate(clause)
    )
    tells_if = (
        has(clause, vocabulary.TELLS) and has(clause, vocabulary.IFS) and has(clause, vocabulary.BECOMES)
    )
    waits = has(clause, vocabulary.PAYDAY) and not has(clause, vocabulary.PAYS)
    return is_not or tells_if or waits or (asks_first and not has(clause, vocabulary.ORDER_VERBS))
