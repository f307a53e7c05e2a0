"""/start: a greeting for each, and invitations: single use, for seven days, one account to one row."""

from datetime import timedelta

import pytest

from commands.decision import Decision
from commands.entries.people import InviteIssued, MemberSet
from commands.replies.audience import Audience
from commands.replies.people import InviteRefusal, InviteRefused, Joined, JoinedTeam, Welcome
from commands.replies.prices import PriceList
from commands.replies.shopping import ShopPage
from commands.rules.network import Invite, Member, Person, Reach, Role
from commands.start import OWNER_INVITE
from tests.commands.network import NOW, RATNA, SHOP, SITI, STRANGER
from tests.commands.talk import Talk

WEEK = timedelta(days=7)


def invited(talk: Talk, key: str, code: str = "c0de") -> None:
    talk.happens(InviteIssued(Invite(code, key, NOW + WEEK)))


def refused(reason: InviteRefusal) -> InviteRefused:
    return InviteRefused(reason, "0800-0000-0000")


def test_each_is_greeted_as_what_she_is(stranger, siti, ratna, rina, yuli):
    assert stranger.says("/start") == Welcome(Audience.STRANGER, "Sambal Ibu", "")
    assert yuli.says("/start") == Welcome(Audience.STRANGER, "Sambal Ibu", "")
    assert siti.says("/start") == Welcome(Audience.PARTNER, "Sambal Ibu", "Siti Rohmah", "reseller")
    assert rina.says("/start") == Welcome(Audience.PARTNER, "Sambal Ibu", "Rina", "agen")
    assert ratna.says("/start") == Welcome(Audience.OWNER, "Sambal Ibu", "Bu Ratna")


def test_a_link_makes_the_row_hers_and_works_once(talk, stranger):
    invited(talk, "M002")

    assert stranger.says("/start c0de") == Joined("Sambal Ibu", "Bu Tini", "reseller")
    assert talk.book.partners["M002"].telegram_id == STRANGER
    assert talk.book.partners["M002"].reach is Reach.CONNECTED
    assert talk.book.people["M002"].username == "nur_contoh"
    assert isinstance(stranger.says("/order"), ShopPage)

    assert talk.person(901).says("/start c0de") == refused(InviteRefusal.UNKNOWN)


def test_pressing_her_own_link_again_is_a_greeting(talk, stranger):
    invited(talk, "M002")
    stranger.says("/start c0de")

    assert stranger.says("/start c0de") == Welcome(Audience.PARTNER, "Sambal Ibu", "Bu Tini", "reseller")


def test_a_link_works_up_to_its_last_moment_and_not_after(talk, stranger):
    invited(talk, "M002")
    talk.passes(days=7, seconds=1)
    assert stranger.says("/start c0de") == refused(InviteRefusal.EXPIRED)
    assert talk.book.partners["M002"].telegram_id is None

    talk.passes(seconds=-1)
    assert isinstance(stranger.says("/start c0de"), Joined)


def test_a_code_that_nobody_made_is_refused(stranger, yuli):
    assert stranger.says("/start x") == refused(InviteRefusal.UNKNOWN)
    assert yuli.says("/start x") == refused(InviteRefusal.UNKNOWN)


def test_one_account_belongs_to_one_row(talk, siti, ratna):
    invited(talk, "M002")
    assert siti.says("/start c0de") == refused(InviteRefusal.ACCOUNT_TAKEN)
    assert ratna.says("/start c0de") == refused(InviteRefusal.ACCOUNT_TAKEN)
    assert talk.book.partners["M002"].telegram_id is None


def test_a_row_that_has_an_account_or_is_gone_takes_no_other(talk, stranger):
    invited(talk, "M001", "taken")
    invited(talk, "M999", "gone")

    assert stranger.says("/start taken") == refused(InviteRefusal.USED)
    assert stranger.says("/start gone") == refused(InviteRefusal.USED)
    assert talk.book.partners["M001"].telegram_id == SITI


def test_a_new_link_makes_the_old_one_useless(talk, stranger):
    invited(talk, "M002", "old")
    invited(talk, "M001", "other")
    invited(talk, "M002", "new")

    assert set(talk.book.invites) == {"other", "new"}
    assert stranger.says("/start old") == refused(InviteRefusal.UNKNOWN)


def test_a_member_of_the_team_joins_by_her_link(talk, stranger):
    talk.happens(MemberSet(Member("T3", Role.ADMIN)))
    invited(talk, "T3")

    assert stranger.says("/start c0de") == JoinedTeam("Sambal Ibu", "")
    assert talk.book.role_of(STRANGER) is Role.ADMIN


def test_an_admin_is_greeted_by_her_own_name_and_not_by_the_owners(talk, stranger):
    talk.happens(MemberSet(Member("T3", Role.ADMIN, STRANGER)))
    talk.commit(Decision(people=(Person("T3", "Bu Ani"),)))

    assert stranger.says("/start") == Welcome(Audience.OWNER, "Sambal Ibu", "Bu Ani")


@pytest.mark.parametrize(("name", "called"), [("Bu Sri", "Bu Sri"), ("", f"T{STRANGER}")])
def test_who_brings_the_owners_code_first_is_owner(talk, name, called):
    invited(talk, OWNER_INVITE)
    sri = talk.person(STRANGER, name, "sri_contoh")

    assert sri.says("/start c0de") == JoinedTeam("Sambal Ibu", called)
    assert talk.book.role_of(STRANGER) is Role.OWNER
    assert talk.book.people[f"T{STRANGER}"].username == "sri_contoh"
    assert sri.says("/start c0de") == Welcome(Audience.OWNER, "Sambal Ibu", "Bu Ratna")
    assert talk.person(901).says("/start c0de") == refused(InviteRefusal.UNKNOWN)


def test_a_code_is_no_use_in_a_group(talk):
    invited(talk, "M002")
    reply = talk.in_group(STRANGER, SHOP).says("/start c0de")

    assert reply == Welcome(Audience.GROUP, "Sambal Ibu", "")
    assert talk.book.partners["M002"].telegram_id is None


def test_an_owner_who_is_also_a_partner_is_called_by_her_name(talk):
    talk.book.owner_ids = frozenset({SITI})

    assert talk.person(SITI).says("/start") == Welcome(
        Audience.OWNER, "Sambal Ibu", "Siti Rohmah", "reseller"
    )


def test_a_group_is_greeted_as_a_group_whoever_asks(talk):
    for who in (SITI, RATNA, STRANGER):
        assert talk.in_group(who, SHOP).says("/start") == Welcome(Audience.GROUP, "Sambal Ibu", "")


def test_a_link_from_a_group_leads_to_the_command_itself(siti, stranger):
    assert isinstance(siti.says("/start order"), ShopPage)
    assert isinstance(stranger.says("/start harga"), PriceList)


def test_an_owner_named_in_the_settings_file_needs_no_row(talk):
    talk.book.owner_ids = frozenset({77})

    assert talk.person(77).says("/start") == Welcome(Audience.OWNER, "Sambal Ibu", "Bu Ratna")
    assert talk.book.team_chats() == [RATNA, 2, 77]
