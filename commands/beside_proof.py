"""An order in the words under a proof is no order yet: she reads so, and nothing of it is lost unsaid."""

from dataclasses import replace

from commands.book import Book
from commands.decision import Decision
from commands.replies.money import ProofForNothing, ProofForWhich, ProofKnown, ProofTaken
from commands.rules.network import Partner
from commands.terms import orders_of
from commands.words import read_order

_Proven = ProofTaken | ProofForWhich | ProofForNothing | ProofKnown


def told(book: Book, partner: Partner, text: str, decision: Decision) -> Decision:
    """The same answer, with the goods that she names. What an order of hers has is what she pays for."""
    lines, reply = read_order(text, book.names, asked_for=True).lines, decision.reply
    is_paid_for = any(set(lines) <= set(order.pieces.items()) for order in orders_of(book, partner.id))
    if not lines or is_paid_for or not isinstance(reply, _Proven):
        return decision
    goods = tuple((book.products[sku].name, quantity) for sku, quantity in lines)
    return replace(decision, reply=replace(reply, not_ordered=goods))
