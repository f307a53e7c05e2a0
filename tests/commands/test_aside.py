"""An update that cannot be handled: who hears of it, and what."""

from dataclasses import replace

from commands.aside import polling, set_aside, unreadable
from commands.asks import Ask, BlockedBot, Place, Pressed, Said, Sender, Verb
from commands.decision import Notice
from commands.replies.troubles import AskSetAside, PollingNews, SomethingBroke
from tests.commands.network import NOW, RATNA, SITI

ASK = Ask("tg:1:7", NOW, Sender(SITI, "Siti"), Place(SITI), Said("order", "sambal 10"))


def test_sorry_to_who_asked_and_who_what_and_when_to_the_team(talk):
    decision = set_aside(ASK, "KeyError", talk.book)

    news = AskSetAside("tg:1:7", talk.book.local(NOW), "KeyError", "Siti", "/order sambal 10")
    assert decision.reply == SomethingBroke()
    assert decision.notices == tuple(Notice(chat, news) for chat in talk.book.team_chats())
    assert decision.notices


def test_what_was_typed_is_told_as_it_was_typed_and_a_button_has_no_words(talk):
    def told(ask: Ask) -> tuple[str, str]:
        reply = set_aside(ask, "KeyError", talk.book).notices[0].reply
        assert isinstance(reply, AskSetAside)
        return reply.who, reply.words

    assert told(replace(ASK, what=Said("", "sambal 10"))) == ("Siti", "sambal 10")
    assert told(replace(ASK, what=Pressed(Verb.CONFIRM, 1), sender=Sender(SITI))) == (str(SITI), "")


def test_an_owner_and_who_just_blocked_the_bot_hear_no_sorry(talk):
    owner = replace(ASK, sender=Sender(RATNA), place=Place(RATNA))

    assert set_aside(owner, "KeyError", talk.book).reply is None
    assert set_aside(replace(ASK, what=BlockedBot(is_blocked=True)), "KeyError", talk.book).reply is None


def test_what_nobody_can_read_is_told_to_the_team_alone(talk):
    decision = unreadable(talk.book, "tg:1:7", NOW, "KeyError")

    assert decision.reply is None
    assert {notice.reply for notice in decision.notices} == {
        AskSetAside("tg:1:7", talk.book.local(NOW), "KeyError")
    }


def test_a_second_poller_is_told_to_the_team(talk):
    told = [polling(talk.book, NOW, is_over=over).notices[0].reply for over in (False, True)]

    assert told == [PollingNews(talk.book.local(NOW), is_over=over) for over in (False, True)]
