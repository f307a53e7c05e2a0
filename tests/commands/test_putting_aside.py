"""A new order takes the place of the open one: what was in that is named, and none of it is lost."""

from typing import Any

import pytest

from bot.say import talk_of
from bot.wording import INDONESIAN
from commands.asks import Pressed, Verb
from commands.entries.people import PartnerSet
from commands.replies.drafts import DraftNews, DraftShown, OldButton
from commands.rules.network import Partner, Standing
from commands.rules.orders import Delivery, PayMethod
from tests.bot.example import voice
from tests.commands.network import SITI
from tests.commands.talk import Speaker
from tests.commands.test_shopping import opened, press

FETCHED = 1 + list(Delivery).index(Delivery.FETCHED)


def shown(who: Speaker, words: str) -> DraftShown:
    reply = who.says(words)
    assert isinstance(reply, DraftShown)
    return reply


def merged(who: Speaker, page: DraftShown) -> DraftShown:
    reply = press(who, page, Verb.MERGE)
    assert isinstance(reply, DraftShown)
    return reply


def goods(reply: DraftShown) -> dict[str, int]:
    return {line.sku: line.quantity for line in reply.draft.lines}


def labels(reply: DraftShown) -> list[str]:
    return [button.label for row in talk_of(voice(INDONESIAN), reply).rows for button in row]


def pay(method: PayMethod) -> int:
    return 1 + list(PayMethod).index(method)


def test_three_messages_with_a_product_each_come_together_one_after_the_other(siti):
    shown(siti, "sambal bawang 10")
    shown(siti, "krupuk udang 20")
    both = merged(siti, shown(siti, "sambal ijo 10"))
    assert both.news == DraftNews(aside=(("Sambal Bawang", 10),))
    assert "Gabungkan" in labels(both)

    every = merged(siti, both)

    assert goods(every) == {"SMB-02": 10, "KRP-01": 20, "SMB-01": 10}
    assert (every.news, "Gabungkan" in labels(every)) == (DraftNews(), False)
    assert press(siti, every, Verb.MERGE) == OldButton()


def test_a_draft_that_holds_only_a_question_is_named_and_comes_back(siti):
    shown(siti, "/order sambal 10")
    reply = shown(siti, "krupuk udang 20")
    assert reply.news == DraftNews(aside=(("sambal", 10),))

    both = merged(siti, reply)

    assert goods(both) == {"KRP-01": 20}
    assert [question.said for question in both.draft.questions] == ["sambal"]


def test_a_question_without_an_amount_is_named_without_one(siti):
    shown(siti, "sambal bawang 10, rendang")

    assert shown(siti, "krupuk udang 20").news.aside == (("Sambal Bawang", 10), ("rendang", None))


def test_what_was_put_aside_is_told_until_she_was_shown_what_can_be_confirmed(siti):
    shown(siti, "sambal bawang 10")
    asked = shown(siti, "krupuk udang 20, sambal 10")
    assert "Gabungkan" in labels(asked)

    answered = siti.presses(Verb.CHOOSE, quantity=1)
    assert isinstance(answered, DraftShown)
    assert answered.news.aside == (("Sambal Bawang", 10),)
    again = siti.presses(Verb.BASKET)
    assert isinstance(again, DraftShown)
    assert again.news == DraftNews()


def test_what_she_emptied_herself_does_not_come_back(siti):
    shown(siti, "sambal bawang 10")
    page: Any = shown(siti, "krupuk udang 20")
    press(siti, page, Verb.EMPTY, quantity=1)
    assert shown(siti, "sambal ijo 10").news == DraftNews()


# -- what was said beside the lines ----------------------------------------------------------------


def test_what_is_fetched_and_paid_in_cash_stays_so_when_it_comes_back(siti):
    press(siti, shown(siti, "sambal bawang 10"), Verb.DELIVERY, quantity=FETCHED)
    siti.presses(Verb.PAY_METHOD, quantity=pay(PayMethod.CASH))

    both = merged(siti, shown(siti, "krupuk udang 20"))

    assert (both.draft.delivery, both.draft.pay_method, both.postage) == (
        Delivery.FETCHED,
        PayMethod.CASH,
        0,
    )


def test_what_she_chose_for_the_new_order_goes_before(siti):
    press(siti, shown(siti, "sambal bawang 10"), Verb.DELIVERY, quantity=FETCHED)
    siti.presses(Verb.PAY_METHOD, quantity=pay(PayMethod.CASH))
    shown(siti, "krupuk udang 20")
    new: Any = siti.presses(Verb.DELIVERY, quantity=1 + list(Delivery).index(Delivery.BROUGHT))

    both = merged(siti, new)

    assert (both.draft.delivery, both.draft.pay_method) == (Delivery.BROUGHT, PayMethod.TRANSFER)


def test_credit_that_is_not_enough_for_both_is_left(talk, siti):
    siti_row = talk.book.partners["M001"]
    talk.happens(PartnerSet(Partner(siti_row.id, siti_row.tier, Standing.ACTIVE, city="Cirebon",
                                    telegram_id=SITI, credit_limit=300_000)))  # fmt: skip
    shown(siti, "sambal bawang 10")
    siti.presses(Verb.PAY_METHOD, quantity=pay(PayMethod.CREDIT))

    both = merged(siti, shown(siti, "krupuk udang 20"))

    assert both.draft.pay_method is PayMethod.TRANSFER


@pytest.mark.parametrize("words", ["/order untuk Siti Rohmah"])
def test_the_owner_hears_whose_question_was_left(ratna, words):
    ratna.says("/order untuk Bu Tini: sambal 10")

    assert opened(ratna, words).left_for == "Bu Tini"


def test_a_press_on_nothing_that_was_put_aside_says_that_it_is_old(siti):
    reply = shown(siti, "sambal bawang 10")

    assert siti.asks(Pressed(Verb.MERGE, reply.draft.id, reply.draft.version)) == OldButton()


def test_what_the_owner_left_for_another_partner_is_named_and_comes_back_when_she_orders_for_her_again(ratna):
    shown(ratna, "/order untuk Bu Tini: sambal bawang 10")
    other = shown(ratna, "/order untuk Siti Rohmah: krupuk udang 20")
    assert (other.news, "Gabungkan" in labels(other)) == (
        DraftNews(left=(("Sambal Bawang", 10),), aside_of="Bu Tini"),
        False,
    )

    again = shown(ratna, "/order untuk Bu Tini: sambal ijo 10")
    assert again.news == DraftNews(
        left=(("Krupuk Udang", 20),), aside_of="Siti Rohmah", aside=(("Sambal Bawang", 10),)
    )
    assert goods(merged(ratna, again)) == {"SMB-02": 10, "SMB-01": 10}
    ratna.confirms()

    back = shown(ratna, "/order untuk Siti Rohmah: sambal ijo 10")
    assert back.news == DraftNews(aside=(("Krupuk Udang", 20),))


def test_the_name_alone_opens_what_the_owner_left_for_another_partner(ratna):
    shown(ratna, "/order untuk Bu Tini: sambal bawang 10")
    shown(ratna, "/order untuk Siti Rohmah: krupuk udang 20")

    tini = shown(ratna, "/order untuk Bu Tini")
    assert (tini.called, goods(tini)) == ("Bu Tini", {"SMB-01": 10})
    assert (tini.news.left, tini.news.aside_of) == ((("Krupuk Udang", 20),), "Siti Rohmah")
    ratna.confirms()
    siti = shown(ratna, "/order untuk Siti Rohmah")
    assert (siti.called, goods(siti), siti.news) == ("Siti Rohmah", {"KRP-01": 20}, DraftNews())
    ratna.confirms()
    assert not isinstance(ratna.says("/order untuk Siti Rohmah"), DraftShown)


def test_an_empty_list_that_was_left_for_another_partner_does_not_come_back(ratna):
    page = opened(ratna, "/order untuk Bu Tini")
    shown(ratna, "/order untuk Siti Rohmah: krupuk udang 20")

    assert shown(ratna, "/order untuk Bu Tini: sambal bawang 10").news.aside == ()
    assert page is not None
