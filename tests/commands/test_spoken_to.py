"""What is offered to whom, what is said to words that nobody understands, and what groups are told."""

import pytest

from commands.asks import BlockedBot, Pressed, Said, Verb
from commands.bantuan import OFFERED
from commands.buttons import BUTTONS
from commands.entries.catalog import ProductEnded
from commands.entries.people import ReachChanged
from commands.registry import COMMANDS
from commands.replies.audience import Audience
from commands.replies.people import GoPrivate, Help, Unknown
from commands.replies.prices import PriceList
from commands.rules.network import Reach
from tests.commands.network import BUDI, PRODUCTS, RATNA, SHOP, SITI

CONTACT = "0800-0000-0000"
EXAMPLE = "sambal bawang 10, sambal ijo 20"


def test_each_is_offered_what_she_may_use(stranger, siti, ratna, talk):
    assert stranger.says("/bantuan") == Help(Audience.STRANGER, ("harga", "bantuan"))
    assert siti.says("/help") == Help(Audience.PARTNER, OFFERED[Audience.PARTNER])
    assert ratna.says("/bantuan") == Help(Audience.OWNER, OFFERED[Audience.OWNER])
    assert talk.in_group(SITI, SHOP).says("/bantuan") == Help(Audience.GROUP, ("harga", "order", "bantuan"))


def test_what_is_offered_exists_and_help_is_among_the_six_that_the_menu_shows():
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]

    assert len(names) == len(set(names))
    for offered in OFFERED.values():
        assert set(offered) <= set(names)
        assert "bantuan" in offered[:6]


def test_every_command_is_offered_to_a_partner_or_the_owner_and_none_twice():
    everything = {command.name for command in COMMANDS} - {"start"}

    assert set(OFFERED[Audience.PARTNER]) | set(OFFERED[Audience.OWNER]) == everything
    assert all(len(offered) == len(set(offered)) for offered in OFFERED.values())


def test_the_owner_is_offered_what_she_packs_by_and_the_nota():
    assert {"siapkan", "nota"} <= set(OFFERED[Audience.OWNER])


def test_every_button_does_something():
    assert set(BUTTONS) == set(Verb)


@pytest.mark.parametrize("text", ["halo kak", "/apaini", "/apaini sambal", "", "🙏"])
def test_what_is_not_understood_gets_a_hint_with_an_example(siti, stranger, text):
    assert siti.says(text) == Unknown(Audience.PARTNER, EXAMPLE, CONTACT)
    assert stranger.says(text) == Unknown(Audience.STRANGER, EXAMPLE, CONTACT)


def test_the_example_names_what_is_sold(talk, siti):
    talk.happens(ProductEnded("SMB-01"))
    assert siti.says("?") == Unknown(Audience.PARTNER, "sambal ijo 10, sambal terasi 20", CONTACT)

    talk.happens(*(ProductEnded(product.sku) for product in PRODUCTS))
    assert siti.says("?") == Unknown(Audience.PARTNER, "", CONTACT)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/order sambal bawang 10", "order"),
        ("/pesan sambal bawang 10", "order"),
        ("/pesanan", "pesanan"),
        ("/report", "report"),
        ("/laporan minggu", "report"),
    ],
)
@pytest.mark.parametrize("who", [SITI, RATNA, 900])
def test_what_is_personal_leads_from_a_group_to_the_private_chat(talk, who, text, command):
    assert talk.in_group(who, SHOP).says(text) == GoPrivate(command)
    assert talk.book.drafts == {}


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in (Verb.SHOW_PRICES, Verb.MORE_PRICES)])
@pytest.mark.parametrize("who", [SITI, RATNA])
def test_personal_buttons_do_nothing_in_a_group(talk, who, verb):
    where = "report" if verb is Verb.REPORT else "order"

    assert talk.in_group(who, SHOP).asks(Pressed(verb)) == GoPrivate(where)


def test_a_group_hears_prices_and_hints(talk):
    group = talk.in_group(BUDI, SHOP)

    assert isinstance(group.says("/harga"), PriceList)
    assert isinstance(group.asks(Pressed(Verb.SHOW_PRICES)), PriceList)
    assert group.asks(Said("", "halo")) == Unknown(Audience.GROUP, EXAMPLE, CONTACT)


def test_who_blocks_the_bot_is_marked_once_and_again_when_she_is_back(talk, siti):
    assert siti.asks(BlockedBot(is_blocked=True)) is None
    assert talk.decisions[-1].entries == (ReachChanged("M001", Reach.BLOCKED),)
    siti.asks(BlockedBot(is_blocked=True))
    assert talk.decisions[-1].entries == ()

    siti.asks(BlockedBot(is_blocked=False))
    assert talk.decisions[-1].entries == (ReachChanged("M001", Reach.CONNECTED),)
    siti.asks(BlockedBot(is_blocked=False))
    assert talk.decisions[-1].entries == ()


def test_who_waits_for_the_owners_answer_is_marked_too(talk, yuli):
    yuli.asks(BlockedBot(is_blocked=True))
    assert talk.book.partners["M005"].reach is Reach.BLOCKED

    yuli.asks(BlockedBot(is_blocked=False))
    assert talk.decisions[-1].entries == (ReachChanged("M005", Reach.CONNECTED),)


def test_a_stranger_who_blocks_the_bot_leaves_no_trace(talk, stranger):
    assert stranger.asks(BlockedBot(is_blocked=True)) is None
    assert talk.decisions[-1].entries == ()
