"""Money in words."""

from typing import assert_never

from bot import render_bill, render_checks, render_proofs, render_terms
from bot.cleaning import clean_name
from bot.talk import Talk, Voice
from commands.replies.money import (
    AskAmount,
    BalanceOffered,
    HerMoneyReply,
    HowToPay,
    MoneyArrived,
    MoneyMissing,
    MoneyReply,
    NotThisWay,
    PaymentChecked,
    PaymentGone,
    PaymentShown,
    PaymentToCheck,
    PicturePassedOn,
    ProofElsewhere,
    ProofForNothing,
    ProofForWhich,
    ProofKnown,
    ProofTaken,
    SendingSet,
    SendProof,
    TakeEdited,
    TakeHelp,
    TakeMoney,
    TeamMoneyReply,
    TermsFixed,
    TermsOffered,
    TermsSet,
    WordsPassedOn,
)


def talk(voice: Voice, reply: MoneyReply) -> Talk:
    """Text and buttons."""
    return _to_her(voice, reply) if isinstance(reply, HerMoneyReply) else _to_team(voice, reply)


def _to_her(voice: Voice, reply: HerMoneyReply) -> Talk:
    match reply:
        case ProofTaken() | ProofForWhich() | ProofForNothing() | ProofKnown() | SendProof():
            return render_proofs.to_partner(voice, reply)
        case WordsPassedOn(owner):
            return Talk(voice.words.money.passed_on.format(owner=clean_name(owner)))
        case MoneyArrived():
            return render_proofs.arrived(voice, reply)
        case MoneyMissing():
            return render_proofs.missing(voice, reply)
        case HowToPay():
            return render_bill.bill(voice, reply)
        case BalanceOffered():
            return render_bill.balance(voice, reply)
        case TermsOffered():
            return render_terms.offered(voice, reply)
        case TermsSet():
            return render_terms.set_(voice, reply)
        case SendingSet():
            return render_terms.sending_set(voice, reply)
        case TermsFixed(order):
            return Talk(voice.words.money.terms_fixed.format(order=order))
        case NotThisWay():
            return render_terms.not_this_way(voice, reply)
        case _:
            assert_never(reply)


def _to_team(voice: Voice, reply: TeamMoneyReply) -> Talk:
    match reply:
        case PaymentToCheck():
            return render_checks.to_check(voice, reply)
        case PicturePassedOn():
            return render_checks.picture(voice, reply)
        case ProofElsewhere():
            return render_checks.elsewhere(voice, reply)
        case AskAmount():
            return render_checks.ask_amount(voice, reply)
        case PaymentChecked():
            return render_checks.checked(voice, reply)
        case PaymentGone():
            return Talk(voice.words.money.gone, closes=True)
        case PaymentShown():
            return render_checks.shown(voice, reply)
        case TakeMoney():
            return render_checks.take(voice, reply)
        case TakeHelp():
            return render_checks.take_help(voice, reply)
        case TakeEdited():
            return Talk(voice.words.money.take_edited)
        case _:
            assert_never(reply)
