"""The commands, named once: feeds handlers, /bantuan, Telegram's menu and the docs test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from commands import (
    again,
    asking_prices,
    bantuan,
    basket,
    bayar,
    chats,
    checking,
    confirm,
    gone,
    gone_lines,
    guard,
    harga,
    held,
    kenapa,
    money,
    more_time,
    nota,
    order,
    order_changes,
    ordering,
    pesanan,
    proofs,
    qris_setting,
    recipients,
    report,
    restock,
    shopping,
    siapkan,
    start,
    stok,
    tagihan,
    typed,
    whose,
)
from commands.asks import Ask, BlockedBot, Pressed, PressedUnknown, Said, Verb
from commands.book import Book
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
        "order", ("pesan",), lambda ask, book, said, _: ordering.decide(ask, book, said), is_private=True
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

_PRESSES: dict[Verb, Callable[[Ask, Book, Pressed], Decision]] = {
    Verb.CONFIRM: confirm.decide,
    Verb.DROP_DRAFT: basket.decide,
    Verb.RAISE: basket.decide,
    Verb.KEEP: basket.decide,
    Verb.REMOVE: basket.decide,
    Verb.CHOOSE: basket.decide,
    Verb.SKIP: basket.decide,
    Verb.TELL_WHEN_BACK: restock.decide,
    Verb.SWAP: restock.decide,
    Verb.LATER_DAY: restock.decide,
    Verb.ORDER_AWAITED: restock.order_awaited,
    Verb.MORE_STOCK: stok.page,
    Verb.MORE_BILLS: tagihan.page,
    Verb.ASK_TIME: more_time.ask_for_time,
    Verb.GIVE_TIME: more_time.answer,
    Verb.REFUSE_TIME: more_time.answer,
    Verb.LEAVE_UNPAID: more_time.answer,
    Verb.RELEASE: more_time.answer,
    Verb.PACKING_PDF: siapkan.pressed,
    Verb.DAY_LABELS: siapkan.pressed,
    Verb.ORDER_ASKED: asking_prices.decide,
    Verb.WHOSE: whose.decide,
    Verb.MORE_WHOSE: whose.decide,
    Verb.SHOW_PRICES: harga.page,
    Verb.MORE_PRICES: harga.page,
    Verb.START_ORDER: lambda ask, book, _: ordering.alone(ask, book),
    Verb.SHOP: shopping.decide,
    Verb.PRODUCT: shopping.decide,
    Verb.SET: shopping.decide,
    Verb.BASKET: shopping.decide,
    Verb.CHANGE: shopping.decide,
    Verb.EMPTY: shopping.decide,
    Verb.MERGE: ordering.merge,
    Verb.TYPE: recipients.decide,
    Verb.CLEAR: recipients.decide,
    Verb.RECIPIENT: recipients.decide,
    Verb.DELIVERY: recipients.decide,
    Verb.SHIP_DAY: recipients.decide,
    Verb.PAY_METHOD: recipients.decide,
    Verb.PRICE_SUGGESTED: guard.decide,
    Verb.PRICE_OLD: guard.decide,
    Verb.PRICE_TYPED: guard.decide,
    Verb.PRICES_SUGGESTED: held.decide,
    Verb.PRICES_OLD: held.decide,
    Verb.PRICES_TYPED: held.decide,
    Verb.CANCEL_GONE: gone.decide,
    Verb.RESTORE_ROW: gone.decide,
    Verb.RESTORE_LINES: gone_lines.decide,
    Verb.LEAVE_LINES: gone_lines.decide,
    Verb.USE_QRIS: qris_setting.decide,
    Verb.LEAVE_QRIS: qris_setting.decide,
}


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
            case Pressed(verb=Verb.REPORT) if ask.place.is_private:
                return report.query(ask, book)
            case Pressed(verb=Verb.ORDER_AGAIN) as press if ask.place.is_private:
                return again.query(book, press)
            case Pressed(verb=verb) if verb in money.VERBS:
                return money.query(ask, book)
            case Pressed(verb=verb) as press if verb in nota.VERBS:
                return nota.query_press(book, press)
            case Pressed() as press if ask.place.is_private:
                return order_changes.query_press(book, press)
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
            case Pressed(verb=Verb.REPORT):
                return report.decide(ask, book, found)
            case Pressed(verb=Verb.ORDER_AGAIN) as press:
                return again.decide(ask, book, press, found)
            case Pressed(verb=verb) as press if verb in money.VERBS:
                return money.pressed(ask, book, press, found)
            case Pressed(verb=verb) as press if verb in order_changes.VERBS:
                return order_changes.press(ask, book, press, found)
            case Pressed(verb=verb) as press if verb in nota.VERBS:
                return nota.pressed(ask, book, press, found)
            case Pressed() as press:
                return _PRESSES[press.verb](ask, book, press)
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
        wanted = _plain(ask, book, said, found) if _is_plain(ask, said) else None
        return (
            qris_setting.with_code(ask, book, said)
            or wanted
            or qris_setting.without_code(ask, book, said)
            or bantuan.not_understood(ask, book)
        )


def _plain(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision | None:
    """Words without a command: what was asked for, an order, that she paid, a price question, a name."""
    return (
        order_changes.words(ask, book, said, found)
        or typed.answer(ask, book, said)
        or order.without_command(ask, book, said)
        or whose.paste(ask, book, said)
        or proofs.told(ask, book, said)
        or asking_prices.answer(ask, book, said)
        or whose.named(ask, book, said)
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
