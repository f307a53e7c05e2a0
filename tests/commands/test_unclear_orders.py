"""Words that order something and leave something open lead to a question, never to `not understood`."""

import csv
from pathlib import Path

import pytest

from commands.asks import Verb
from commands.drafts import DraftLine, OpenQuestion
from commands.entries import Entry
from commands.entries.catalog import PriceSet, ProductSet
from commands.replies import Reply
from commands.replies.asking import WhoseOrder
from commands.replies.drafts import DraftShown
from commands.replies.people import Unknown
from commands.replies.prices import PriceList
from commands.replies.shopping import ShopGroups, ShopPage
from commands.rules.catalog import PriceRow
from tests.commands.network import SAMBALS, SITI, example_book
from tests.commands.sambal_ibu import PRODUCTS
from tests.commands.talk import Talk
from tests.commands.test_whose import choose

DATA = Path(__file__).parents[1] / "data"
FILES = ("pesanan-bebas.csv", "pesanan-bebas-2.csv")
ASKED_WITHOUT_NEED = {"insyaallah minggu depan pesan 20 botol"}
"""What the grammar takes for an order, though it is none."""
SOLD: tuple[Entry, ...] = (
    *(ProductSet(product) for product in PRODUCTS),
    *(PriceSet(PriceRow(product.sku, "reseller", 1, 1_000)) for product in PRODUCTS),
)


def messages(file: str, expected: str) -> list[str]:
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        return [
            row["teks"].replace("\\n", "\n") for row in csv.DictReader(rows) if row["harapan"] == expected
        ]


def answer(text: str) -> Reply | None:
    return Talk(example_book(*SOLD)).person(SITI).says(text)


def asks(reply: Reply | None) -> bool:
    """Whether something must be chosen before there can be an order."""
    if isinstance(reply, DraftShown):
        return bool(reply.draft.questions) or not reply.quote.may_be_confirmed
    return isinstance(reply, ShopPage | ShopGroups)


@pytest.mark.parametrize("text", [text for file in FILES for text in messages(file, "TANYA")])
def test_what_must_be_asked_is_asked_without_a_command_too(text):
    assert asks(answer(text))


@pytest.mark.parametrize("text", [text for file in FILES for text in messages(file, "BUKAN")])
def test_what_is_no_order_makes_no_draft_without_a_command(text):
    made = isinstance(answer(text), DraftShown | ShopPage | ShopGroups)

    assert not made or text in ASKED_WITHOUT_NEED


@pytest.mark.parametrize("expected", ["TANYA", "BUKAN"])
def test_of_what_many_hands_wrote_nothing_open_can_be_confirmed(expected):
    answers = {text: answer(text) for text in messages("pesanan-bebas-3.csv", expected)}

    assert len(answers) > 100
    assert [
        text for text, reply in answers.items() if isinstance(reply, DraftShown) and not asks(reply)
    ] == []


def test_sambal_10_asks_which_and_the_answer_makes_the_line(siti):
    shown = siti.says("sambal 10")

    assert isinstance(shown, DraftShown)
    assert shown.draft.questions == (OpenQuestion("sambal", 10, SAMBALS),)
    chosen = siti.presses(Verb.CHOOSE, quantity=1)
    assert isinstance(chosen, DraftShown)
    assert chosen.draft.lines == (DraftLine("SMB-02", 10),)


def test_what_is_not_sold_is_said_and_offered_to_be_left_out(siti):
    shown = siti.says("mbak pesan rendang 10")

    assert isinstance(shown, DraftShown)
    assert shown.draft.questions == (OpenQuestion("rendang", 10),)


@pytest.mark.parametrize("before", ["sambal bawang 10", "/order sambal bawang 10"])
def test_a_name_alone_is_asked_about_in_the_draft_that_stands_open(siti, before):
    siti.says(before)
    shown = siti.says("nastar")

    assert isinstance(shown, DraftShown)
    assert shown.draft.lines == (DraftLine("SMB-01", 10),)
    assert [question.choices for question in shown.draft.questions] == [("KUE-01",)]


def test_an_unclear_message_sent_twice_is_one_question(siti):
    siti.says("sambal 10")
    shown = siti.says("sambal 10")

    assert isinstance(shown, DraftShown)
    assert len(shown.draft.questions) == 1


def test_the_newest_question_is_asked_first(siti):
    siti.says("sambal 10")
    shown = siti.says("krupuk kulit 5")

    assert isinstance(shown, DraftShown)
    assert [question.said for question in shown.draft.questions] == ["krupuk kulit", "sambal"]


def test_a_wish_that_names_nothing_opens_the_list(siti):
    assert isinstance(siti.says("mau pesan dong kak"), ShopPage)
    siti.orders("sambal bawang 10")
    assert isinstance(siti.says("mau pesan dong kak"), DraftShown)


@pytest.mark.parametrize("text", ["12", "35 botol aja ya", "3 lusin"])
def test_an_amount_of_nothing_that_was_not_asked_for_is_no_order(siti, ratna, text):
    assert isinstance(siti.says(text), Unknown)
    assert isinstance(ratna.says(text), Unknown)


def test_a_question_for_a_price_stays_one(siti):
    assert isinstance(siti.says("sambal 20 berapa?"), PriceList)


def test_the_owner_is_asked_whose_an_unclear_order_is(ratna):
    reply = ratna.says("sambal 10")

    assert isinstance(reply, WhoseOrder)
    shown = choose(ratna, reply, "Bu Tini")
    assert isinstance(shown, DraftShown)
    assert [question.said for question in shown.draft.questions] == ["sambal"]


def test_the_owners_own_talk_of_wishing_asks_nobody(ratna):
    assert isinstance(ratna.says("mau pesan dong kak"), Unknown)


def test_an_unclear_order_is_no_name_of_a_partner(ratna):
    ratna.says("sambal bawang 10")
    reply = ratna.says("sambal 5")

    assert isinstance(reply, WhoseOrder)
    assert reply.said == ""
    assert isinstance(ratna.says("bu tini"), DraftShown)
