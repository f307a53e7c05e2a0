"""One of each reply about money, with its variants."""

from datetime import date

from commands.files import QrisPicture
from commands.replies import Reply
from commands.replies.money import (
    AskAmount,
    BalanceOffered,
    HowToPay,
    MoneyArrived,
    MoneyMissing,
    NotThisWay,
    OwedFor,
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
    TermsFixed,
    TermsOffered,
    TermsSet,
    WordsPassedOn,
)
from commands.rules.files import FileKind
from commands.rules.orders import Delivery, PayMethod
from commands.rules.payments import PaymentState, PaymentWay, Proof
from commands.terms import Hindrance, Term

NO, OTHER, PAYMENT = "P261124-007", "P261124-009", "B261124-003"
WA = "0812-0000-0000"
BANK = "BCA 0000000000 a.n. Ratna"
PICTURE = Proof(FileKind.PHOTO, "AgAC1", "unik1")
CODE = QrisPicture("0002015406488000", "Sambal Ibu", 488_000, NO)
TWO = (OwedFor(NO, 488_000), OwedFor(OTHER, 900_000))
SITI = "Siti Rohmah"
IN, OUT, WAITING = PaymentState.ARRIVED, PaymentState.NOT_ARRIVED, PaymentState.WAITING
TRANSFER = PaymentWay.TRANSFER
OPEN = tuple(Term(way) for way in (PayMethod.TRANSFER, PayMethod.QRIS))
FULL = Term(PayMethod.CREDIT, Hindrance.OVER_LIMIT, 100_000, 388_000)

MONEY: list[Reply] = [
    ProofTaken((NO,)),
    ProofTaken((NO,), has_proof=False),
    ProofTaken((NO,), is_more=True),
    ProofTaken((NO,), has_proof=False, way=PaymentWay.CASH),
    ProofForWhich(PAYMENT, TWO, PaymentWay.CASH),
    ProofTaken((NO,), not_ordered=(("Sambal <b>Ijo</b>", 10), ("Krupuk Udang", 1_000))),
    ProofForWhich(PAYMENT, TWO),
    ProofForNothing("Bu Ratna", WA),
    WordsPassedOn("Bu Ratna"),
    PicturePassedOn("Siti Rohmah", PICTURE, "untuk sambal bawang 10"),
    PicturePassedOn("Siti Rohmah", PICTURE, ""),
    *(ProofKnown((NO,), state, is_hers=True, owner="Bu Ratna", contact=WA) for state in (WAITING, IN)),
    ProofKnown((), IN, is_hers=False, owner="Bu Ratna", contact=WA),
    SendProof(NO, 488_000),
    SendProof(NO, 488_000, 300_000),
    SendProof("", 1_388_000),
    PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), proof=PICTURE),
    PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,)),
    PaymentToCheck(PAYMENT, SITI, 488_000, PaymentWay.CASH, (NO,), words="tunai ke Adi"),
    PaymentToCheck(PAYMENT, SITI, 488_000, PaymentWay.CASH, (), TWO),
    PaymentToCheck(PAYMENT, SITI, 488_000, PaymentWay.CASH, (NO,), is_named_now=True),
    PaymentToCheck(PAYMENT, SITI, 300_000, TRANSFER, (), TWO, PICTURE),
    PaymentToCheck(PAYMENT, SITI, 0, TRANSFER, (), TWO, PICTURE),
    PaymentToCheck(PAYMENT, SITI, 0, TRANSFER, (), (), PICTURE),
    PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), is_named_now=True),
    PaymentToCheck(PAYMENT, SITI, 488_000, TRANSFER, (NO,), proof=PICTURE, is_more=True),
    ProofElsewhere(SITI, "Mas Budi", PAYMENT, PICTURE),
    AskAmount(PAYMENT),
    AskAmount(NO),
    AskAmount(PAYMENT, is_unread=True),
    PaymentChecked(PAYMENT, IN, 500_000, "Bu Ratna", (OwedFor(NO, 0, 488_000),), 12_000),
    PaymentChecked(PAYMENT, IN, 488_000, "Bu Ratna", (OwedFor(NO, 0, 488_000, is_uncosted=True),)),
    PaymentChecked(PAYMENT, IN, 300_000, "Bu Ratna", (OwedFor(NO, 188_000, 300_000),)),
    PaymentChecked(PAYMENT, IN, 100_000, SITI, (OwedFor(NO, 0, 100_000),), way=PaymentWay.FROM_BALANCE),
    PaymentChecked(PAYMENT, IN, 100_000, "Adi", (), 100_000, over=(NO,)),
    PaymentChecked(PAYMENT, OUT, 488_000, "Bu Ratna"),
    PaymentChecked(PAYMENT, IN, 488_000, "Bu Ratna", is_old=True),
    PaymentChecked(PAYMENT, OUT, 488_000, "Bu Ratna", is_old=True),
    PaymentGone(),
    PaymentShown(PAYMENT, SITI, 488_000, (NO,), IN, "Bu Ratna", PICTURE),
    PaymentShown(PAYMENT, SITI, 488_000, (NO,), OUT, "", None),
    MoneyArrived(488_000, (OwedFor(NO, 0, 488_000),), 0, TRANSFER),
    MoneyArrived(300_000, (OwedFor(NO, 188_000, 300_000),), 0, TRANSFER),
    MoneyArrived(488_000, (OwedFor(NO, 0, 488_000, is_uncosted=True),), 0, TRANSFER),
    MoneyArrived(500_000, (OwedFor(NO, 0, 488_000),), 12_000, TRANSFER),
    MoneyArrived(500_000, (OwedFor(NO, 0, 488_000), OwedFor(OTHER, 888_000, 12_000)), 0, TRANSFER),
    MoneyArrived(100_000, (OwedFor(NO, 388_000, 100_000),), 0, PaymentWay.FROM_BALANCE),
    MoneyArrived(100_000, (), 100_000, TRANSFER, (NO,), "Bu Ratna", WA),
    MoneyMissing((NO,), 488_000, WA),
    MoneyMissing((), 0, WA),
    MoneyMissing((NO,), 488_000, WA, PaymentWay.CASH),
    HowToPay(
        SITI,
        ((TWO[0], None), (TWO[1], date(2026, 12, 8))),
        12_000,
        BANK,
        WA,
        30_000,
        uncosted=("P261124-011",),
        usable=12_000,
    ),
    HowToPay(SITI, ((TWO[0], None),), 0, "", WA, changeable=NO),
    HowToPay(SITI, (), 0, BANK, WA),
    HowToPay(SITI, ((TWO[0], None),), 0, "", WA, qris=CODE),
    HowToPay(SITI, ((TWO[0], None),), 0, BANK, WA, qris=CODE),
    HowToPay(
        SITI,
        ((TWO[0], None),),
        0,
        BANK,
        WA,
        later=(
            (TWO[1], PayMethod.CREDIT, date(2026, 12, 8)),
            (OwedFor("P261124-011", 90_000), PayMethod.CASH, None),
        ),
    ),
    HowToPay(SITI, (), 0, BANK, WA, later=((TWO[1], PayMethod.AT_DOOR, None),)),
    BalanceOffered(NO, 100_000, 0, 388_000),
    TakeMoney(NO, SITI, 488_000),
    TakeHelp(NO),
    TakeHelp(NO, OTHER),
    TakeEdited(),
    TermsOffered(NO, PayMethod.TRANSFER, (*OPEN, Term(PayMethod.CREDIT, None, 500_000)), WA),
    TermsOffered(NO, PayMethod.TRANSFER, (*OPEN, FULL), WA, FULL),
    TermsSet(NO, PayMethod.CREDIT, 488_000, date(2026, 12, 8)),
    TermsSet(NO, PayMethod.TRANSFER, 488_000, None, "", WA),
    TermsSet(NO, PayMethod.QRIS, 488_000, None, BANK, WA, qris=CODE),
    TermsSet(NO, PayMethod.CASH, 488_000, None, name=SITI),
    *(SendingSet(NO, one) for one in Delivery),
    SendingSet(NO, ship_on=date(2026, 12, 8)),
    SendingSet(NO, Delivery.COURIER, None, Term(PayMethod.CASH, Hindrance.NOT_FETCHED)),
    TermsFixed(NO),
    *(
        NotThisWay(37, 2, Term(PayMethod.CREDIT, why, left, 388_000), 488_000, (PayMethod.TRANSFER,), WA)
        for why, left in (
            (Hindrance.OVER_LIMIT, 100_000),
            (Hindrance.OVER_LIMIT, 0),
            (Hindrance.NOT_GIVEN, 0),
            (Hindrance.NOT_FETCHED, 0),
            (Hindrance.FETCHED, 0),
            (Hindrance.SENT, 0),
            (Hindrance.NOT_SET_UP, 0),
        )
    ),
]
