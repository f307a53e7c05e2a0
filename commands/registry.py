"""The commands, named once: feeds handlers, /bantuan, Telegram's menu and the docs test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from commands import (
    asking_prices,
    bantuan,
    bayar,
    chats,
    checking,
    harga,
    kenapa,
    money,
    nota,
    order_changes,
    order_words,
    ordering,
    paid_for,
    pasted,
    pay_wishes,
    pesanan,
    proofs,
    qris_setting,
    report,
    said_of_order,
    siapkan,
    start,
    stok,
    tagihan,
    told_paid,
    typed,
    whose,
    withdrawing,
)
from commands.asks import Ask, BlockedBot, Pressed, PressedUnknown, Said, Verb
from commands.book import Book
from commands.buttons import BUTTONS
from commands.decision import Decision
from commands.entries.people import ReachChanged
from commands.named import named_or_newest
from commands.ports import Found, Query
from commands.replies.drafts import OldButton
from commands.replies.people import GoPrivate
from commands.rules.network import Reach


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its Indonesian name, other names, and what it does."""

    name: str
    aliases: tuple[str, ...]
    decide: Callable[[Ask, Book, Said, Found | None], Decision]
    query: Callable[[Ask, Book], Query | None] = lambda _ask, _book: None
    is_private: bool = False
    """In a group it leads to the private chat: nothing personal is answered there."""


COMMANDS = (
    Command("harga", ("price",), lambda ask, book, said, _: harga.decide(ask, book, said)),
    Command(
        "order",
        ("pesan",),
        lambda ask, book, said, _: pasted.of_one(
            ask, book, said, lambda one: ordering.decide(ask, book, one)
        ),
        is_private=True,
    ),
    Command(
        "pesanan",
        ("orders",),
        lambda ask, book, _, found: pesanan.decide(ask, book, found),
        pesanan.query,
        is_private=True,
    ),
    Command(
        "report",
        ("laporan",),
        lambda ask, book, _, found: report.decide(ask, book, found),
        report.query,
        is_private=True,
    ),
    Command("stok", ("stock",), lambda ask, book, _said, _: stok.decide(ask, book), is_private=True),
    Command("tagihan", ("bills",), lambda ask, book, _said, _: tagihan.decide(ask, book), is_private=True),
    Command("bayar", ("pay",), lambda ask, book, _said, _: bayar.decide(ask, book), is_private=True),
    Command("terima", (), lambda ask, book, said, _: checking.take(ask, book, said), is_private=True),
    Command(
        "ubah",
        ("change",),
        order_changes.edit_command,
        order_changes.query_words,
        is_private=True,
    ),
    Command(
        "retur",
        ("return",),
        order_changes.return_command,
        order_changes.query_words,
        is_private=True,
    ),
    Command("kenapa", ("why",), kenapa.decide, named_or_newest, is_private=True),
    Command("nota", ("receipt",), nota.decide, named_or_newest, is_private=True),
    Command(
        "siapkan", ("pack",), lambda ask, book, said, _: siapkan.decide(ask, book, said), is_private=True
    ),
    Command("bantuan", ("help",), lambda ask, book, _said, _: bantuan.decide(ask, book)),
    Command("start", (), lambda ask, book, said, _: start.decide(ask, book, said)),
)

_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.aliases)}

NAMES = frozenset(_BY_NAME)
"""Every word after the slash that is a command of this bot."""

_IN_GROUPS = frozenset({Verb.SHOW_PRICES, Verb.MORE_PRICES})
"""Buttons that answer in a group too; all others are personal."""


class Registry:
    """`ports.Commands`: routes an ask to the command that answers it."""

    def query(self, ask: Ask, book: Book) -> Query | None:
        """What history must be asked before this ask can be decided."""
        match ask.what:
            case Said() as said:
                if (about_money := money.query(ask, book)) is not None:
                    return about_money
                command = _command(ask, said)
                if command is None:
                    return order_changes.query_words(ask, book) if _is_plain(ask, said) else None
                return None if _leads_away(ask, command) else command.query(ask, book)
            case Pressed(verb=verb) as press if ask.place.is_private:
                return BUTTONS[verb].query(ask, book, press)
            case _:
                return None

    def decide(self, ask: Ask, book: Book, found: Found | None) -> Decision:
        """Answer an ask over the newest Book."""
        decided = order_changes.one_question(self._decided(ask, book, found), ask, book)
        return chats.reached(decided, ask, book)

    def _decided(self, ask: Ask, book: Book, found: Found | None) -> Decision:
        match ask.what:
            case Said() as said:
                return self._said(ask, book, said, found)
            case Pressed(verb=verb) if not ask.place.is_private and verb not in _IN_GROUPS:
                return Decision(GoPrivate("report" if verb is Verb.REPORT else "order"))
            case Pressed(verb=verb) as press:
                return BUTTONS[verb].decide(ask, book, press, found)
            case PressedUnknown():
                return Decision(OldButton())
            case BlockedBot(is_blocked):
                return _reach(ask, book, is_blocked=is_blocked)
            case _:
                assert_never(ask.what)

    def _said(self, ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
        if (paid := money.said(ask, book, said, found)) is not None:
            return paid
        command = _command(ask, said)
        if command is None:
            return self._without_command(ask, book, said, found)
        if _leads_away(ask, command):
            return Decision(GoPrivate(command.name))
        return command.decide(ask, book, _words_for(command, said), found)

    def _without_command(self, ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
        """A picture with a code in it, else words, else a picture alone."""
        wanted = (
            pasted.of_one(ask, book, said, lambda one: _plain(ask, book, one, found))
            if _is_plain(ask, said)
            else None
        )
        decided = (
            qris_setting.with_code(ask, book, said)
            or wanted
            or qris_setting.without_code(ask, book, said)
            or bantuan.not_understood(ask, book)
        )
        is_hers = proofs.is_picture(ask, book, said)
        return proofs.kept_beside(ask, book, said, decided) if is_hers else decided


def _plain(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision | None:
    """Words without a command: what was asked for, an order that stands, a new one, that she paid, a price, a name.

    What is unclear about an order is asked last: it may be any of the others.
    """
    return (
        order_changes.words(ask, book, said, found)
        or withdrawing.words(ask, book, said)
        or typed.answer(ask, book, said)
        or said_of_order.words(ask, book, said, found)
        or order_words.without_command(ask, book, said)
        or whose.paste(ask, book, said)
        or paid_for.in_words(ask, book, said)
        or proofs.cash(ask, book, said)
        or told_paid.words(ask, book, said)
        or pay_wishes.words(ask, book, said)
        or asking_prices.answer(ask, book, said)
        or whose.named(ask, book, said)
        or paid_for.about_money(ask, book, said)
        or order_words.unclear(ask, book, said)
        or whose.unclear(ask, book, said)
        or paid_for.passed_on(ask, book, said)
        or order_words.refused(ask, book, said)
    )


def _command(ask: Ask, said: Said) -> Command | None:
    """The command that is meant; `/start order` (a link from a group) means `/order`."""
    if said.command == "start" and ask.place.is_private and said.text.strip() in _BY_NAME:
        return _BY_NAME[said.text.strip()]
    return _BY_NAME.get(said.command)


def _is_plain(ask: Ask, said: Said) -> bool:
    return not said.command and ask.place.is_private


def _words_for(command: Command, said: Said) -> Said:
    """A link's payload is no argument of the command that it leads to."""
    return Said(command.name, "", said.message_id) if said.command == "start" != command.name else said


def _leads_away(ask: Ask, command: Command) -> bool:
    return command.is_private and not ask.place.is_private


def _reach(ask: Ask, book: Book, *, is_blocked: bool) -> Decision:
    """Who blocked the bot is marked as unreachable."""
    partner = book.partner_of(ask.sender.telegram_id)
    reach = Reach.BLOCKED if is_blocked else Reach.CONNECTED
    if partner is None or partner.reach is reach:
        return Decision()
    return Decision(entries=(ReachChanged(partner.id, reach),))
