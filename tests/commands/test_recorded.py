"""Words that correct an order that was confirmed ask whether that one shall change."""

import pytest

from commands.asks import Pressed, Verb
from commands.entries.orders import OrderMoved
from commands.replies.asking import ChangeOrNew
from commands.replies.drafts import DraftShown
from commands.rules.orders import OrderStatus
from tests.commands.test_edited_orders import goods, shown


@pytest.mark.parametrize(
    "text", ["eh sambal bawang 15", "eh salah, harusnya sambal bawang 15", "sambal bawang jadi 15"]
)
def test_a_correction_after_the_confirmation_makes_no_second_order_by_itself(siti, talk, text):
    shown(siti, "sambal bawang 10", 1)
    no = siti.confirms().order.no
    reply = siti.says(text, message_id=2)

    assert isinstance(reply, ChangeOrNew)
    assert (reply.no, reply.goods, reply.change) == (no, (("Sambal Bawang", 10),), Verb.WISH_EDIT)
    fresh = siti.asks(Pressed(Verb.ORDER_ASKED, reply.offered.id, reply.offered.version))
    assert isinstance(fresh, DraftShown)
    assert goods(fresh) == {"SMB-01": 15}


@pytest.mark.parametrize("text", ["eh sambal ijo 15", "sambal bawang 15", "sambal bawang 15 aja ya"])
def test_other_words_are_a_new_order(siti, text):
    shown(siti, "sambal bawang 10", 1)
    siti.confirms()

    assert isinstance(siti.says(text, message_id=2), DraftShown)


def test_an_order_that_may_not_change_any_more_is_not_asked_about(siti, talk, ratna):
    shown(siti, "sambal bawang 10", 1)
    no = siti.confirms().order.no
    talk.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.IN_PROGRESS, "1"))

    assert isinstance(siti.says("eh sambal bawang 15", message_id=2), DraftShown)
