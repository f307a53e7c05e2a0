"""What is said of money: proofs, what arrived, bills, ways to pay. Amounts are rupiah."""

from dataclasses import dataclass
from datetime import date

from commands.files import QrisPicture
from commands.rules.orders import Delivery, PayMethod
from commands.rules.payments import PaymentState, PaymentWay, Proof
from commands.terms import Term


@dataclass(frozen=True, slots=True)
class OwedFor:
    """An order, and what is unpaid of it (in a result: what is left of it, and what it just got)."""

    no: str
    unpaid: int
    share: int = 0
    is_uncosted: bool = False
    """Its postage is not known yet: with nothing unpaid it is not paid for all that."""


@dataclass(frozen=True, slots=True)
class ProofTaken:
    """To her: it was received and is looked at. `is_more`: a further picture of a payment that is looked at."""

    orders: tuple[str, ...]
    has_proof: bool = True
    is_more: bool = False
    way: PaymentWay = PaymentWay.TRANSFER
    not_ordered: tuple[tuple[str, int], ...] = ()
    """By name, with pieces: what the words under the picture order, and no order of hers has."""


@dataclass(frozen=True, slots=True)
class ProofForWhich:
    """To her: it was received; for which of these orders?"""

    payment: str
    orders: tuple[OwedFor, ...]
    way: PaymentWay = PaymentWay.TRANSFER
    not_ordered: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ProofForNothing:
    """To her: it was received and goes on to the owner, but no order of hers waits for money."""

    owner: str
    contact: str
    not_ordered: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PicturePassedOn:
    """To the team: a partner sent a picture, and the words under it were taken for something else than money."""

    name: str
    proof: Proof
    words: str


@dataclass(frozen=True, slots=True)
class WordsPassedOn:
    """To her: what she wrote of a payment that is looked at went on to the owner."""

    owner: str


@dataclass(frozen=True, slots=True)
class ProofKnown:
    """To her: this picture came before. `is_hers`: from her; `state` of the payment that it came with."""

    orders: tuple[str, ...]
    state: PaymentState
    is_hers: bool
    owner: str
    contact: str
    not_ordered: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SendProof:
    """To her: send the photo here; or, without one, the owner looks into the account."""

    order: str
    """Empty: whichever waits for money."""
    unpaid: int
    told: int = 0
    """What she says she paid; 0: she did not say how much."""


@dataclass(frozen=True, slots=True)
class PaymentToCheck:
    """To the team: did it arrive? `amount` 0: nobody knows how much. `orders` empty: she named none."""

    payment: str
    name: str
    amount: int
    way: PaymentWay
    orders: tuple[str, ...]
    waiting: tuple[OwedFor, ...] = ()
    """Where she named none: which of her orders wait for money."""
    proof: Proof | None = None
    is_named_now: bool = False
    """It was told before, without the orders."""
    is_more: bool = False
    """A further picture of it."""
    words: str = ""
    """What she wrote under the picture."""


@dataclass(frozen=True, slots=True)
class ProofElsewhere:
    """To the team: somebody sent the very picture that came from another partner before."""

    name: str
    other: str
    payment: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class AskAmount:
    """To who asks for it: how much came in? For a payment, or in cash for an order. `is_unread`: asked once more."""

    about: str
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class PaymentChecked:
    """To the team: what was decided, by whom, and what it paid. `is_old`: before this press."""

    payment: str
    state: PaymentState
    amount: int
    by: str
    paid: tuple[OwedFor, ...] = ()
    surplus: int = 0
    is_old: bool = False
    way: PaymentWay | None = None
    """How it was paid, where that must be said."""
    over: tuple[str, ...] = ()
    """Orders that it was for and that are over."""


@dataclass(frozen=True, slots=True)
class PaymentGone:
    """To the team: nothing is known of this payment (any more)."""


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """To the team: a payment that was judged, with its picture (`/start bukti_...`)."""

    payment: str
    name: str
    amount: int
    orders: tuple[str, ...]
    state: PaymentState
    by: str
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class MoneyArrived:
    """To her: what came in, what it paid, what is left, and what is kept for her."""

    amount: int
    paid: tuple[OwedFor, ...]
    surplus: int
    way: PaymentWay
    over: tuple[str, ...] = ()
    owner: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class MoneyMissing:
    """To her: it is not in the account, or nobody got her cash."""

    orders: tuple[str, ...]
    amount: int
    contact: str
    way: PaymentWay = PaymentWay.TRANSFER


@dataclass(frozen=True, slots=True)
class HowToPay:
    """To her: what she owes, by order, where to pay it, and what we hold for her."""

    called: str
    orders: tuple[tuple[OwedFor, date | None], ...]
    """With the day on which it is due, on credit."""
    balance: int
    bank: str
    contact: str
    waiting: int = 0
    """Reported, and looked at now."""
    qris: QrisPicture | None = None
    """Her bill as a code with its very amount, without what is looked at; None: there is none, or nothing to pay."""
    uncosted: tuple[str, ...] = ()
    """Orders whose postage is not known yet: nothing to pay so far."""
    later: tuple[tuple[OwedFor, PayMethod, date | None], ...] = ()
    """What is paid by hand, or on credit and not due yet: in no sum and in no code."""
    changeable: str = ""
    """The only one of these orders, where another way to pay it stands open."""
    usable: int = 0
    """What of the balance may pay now: not what a payment that is looked at may pay."""


@dataclass(frozen=True, slots=True)
class BalanceOffered:
    """To her: her balance can pay this much of the order; what is left of both."""

    order: str
    amount: int
    balance_left: int
    unpaid_left: int


@dataclass(frozen=True, slots=True)
class TakeMoney:
    """To the team: money is handed over for this order; all of it?"""

    order: str
    name: str
    unpaid: int


@dataclass(frozen=True, slots=True)
class TakeHelp:
    """To the team: how `/terima` is written. `order`: that one is not open, or owes nothing."""

    example: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class TakeEdited:
    """To the team: an edited `/terima` records nothing; how to add what is missing, or take back what is too much."""


@dataclass(frozen=True, slots=True)
class TermsOffered:
    """To her: the ways to pay this order. `over`: what she asked for just now and cannot have."""

    order: str
    now: PayMethod
    terms: tuple[Term, ...]
    contact: str
    over: Term | None = None


@dataclass(frozen=True, slots=True)
class TermsSet:
    """To her and to the team: the order is paid in another way from now on. `name` is for the team."""

    order: str
    method: PayMethod
    unpaid: int
    due: date | None
    bank: str = ""
    contact: str = ""
    name: str = ""
    qris: QrisPicture | None = None
    """To her, the code of its amount, where it is paid so."""


@dataclass(frozen=True, slots=True)
class SendingSet:
    """To her: the owner changed how or when the order is sent; what did not change is None.

    `hindered`: how she pays it, where that is not possible so. She may choose another way.
    """

    order: str
    delivery: Delivery | None = None
    ship_on: date | None = None
    hindered: Term | None = None


@dataclass(frozen=True, slots=True)
class TermsFixed:
    """To her: how it is paid changes no more, since it is paid or a payment is looked at."""

    order: str


@dataclass(frozen=True, slots=True)
class NotThisWay:
    """The draft cannot be paid as it says: why, and in which `ways` it can."""

    draft: int
    version: int
    term: Term
    total: int
    ways: tuple[PayMethod, ...]
    contact: str


HerMoneyReply = (
    ProofTaken
    | ProofForWhich
    | ProofForNothing
    | WordsPassedOn
    | ProofKnown
    | SendProof
    | MoneyArrived
    | MoneyMissing
    | HowToPay
    | BalanceOffered
    | TermsOffered
    | TermsSet
    | SendingSet
    | TermsFixed
    | NotThisWay
)
TeamMoneyReply = (
    PaymentToCheck
    | PicturePassedOn
    | ProofElsewhere
    | AskAmount
    | PaymentChecked
    | PaymentGone
    | PaymentShown
    | TakeMoney
    | TakeHelp
    | TakeEdited
)
MoneyReply = HerMoneyReply | TeamMoneyReply
