"""The owner's edits of people: partners with their invitations, the team, groups."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commands.decision import Decision
from commands.edits.network import INVITE_LASTS
from commands.edits.seen import MemberSeen, PartnerSeen
from commands.entries.people import GroupEnded, GroupSet, InviteIssued, MemberEnded, MemberSet, PartnerSet
from commands.replies.prices import PriceList
from commands.replies.sheet import EditKind, EditTold, SheetNews
from commands.rules.network import Group, Invite, Member, Partner, Person, Reach, Role, Standing
from tests.commands.looks import look, tab
from tests.commands.network import ADI, NOW, OTHER_SHOP, PARTNERS, PEOPLE, RATNA, SHOP, SITI, STRANGER
from tests.commands.talk import Talk

NEW = Partner("M009", "agen", Standing.ACTIVE, city="Solo")
NEW_PERSON = Person("M009", "Bu Wati")


def shows(talk: Talk, partner: Partner, person: Person) -> tuple[object, ...]:
    """The facts that come of a row of `Mitra`."""
    return talk.sees(look(partners=tab({partner.id: PartnerSeen(partner, person)}))).entries


def test_a_new_row_becomes_a_partner_with_a_link_for_seven_days(talk):
    assert shows(talk, NEW, NEW_PERSON) == (
        PartnerSet(NEW),
        InviteIssued(Invite("code1", "M009", NOW + INVITE_LASTS)),
    )
    assert timedelta(days=7) == INVITE_LASTS
    assert talk.book.people["M009"] == NEW_PERSON
    assert shows(talk, NEW, NEW_PERSON) == ()


def test_an_expired_link_is_replaced(talk):
    shows(talk, NEW, NEW_PERSON)
    talk.book.invites["code1"] = replace(talk.book.invites["code1"], expires=NOW)

    assert shows(talk, NEW, NEW_PERSON) == (InviteIssued(Invite("code1", "M009", NOW + INVITE_LASTS)),)
    assert len(talk.book.invites) == 1


@pytest.mark.parametrize("standing", [Standing.APPLIED, Standing.INACTIVE])
def test_who_may_not_order_gets_no_link(talk, standing):
    waiting = replace(NEW, standing=standing)

    assert shows(talk, waiting, NEW_PERSON) == (PartnerSet(waiting),)


def test_the_bots_own_cells_of_a_known_row_are_what_the_bot_knows(talk):
    """Whatever stands in `Telegram ID`, `Bot`, `Bergabung` and `Username` by now."""
    talk.book.partners["M001"] = replace(PARTNERS[0], joined=date(2026, 1, 12))
    talk.book.people["M001"] = replace(PEOPLE[0], username="siti")
    forged = replace(PARTNERS[0], tier="agen", telegram_id=STRANGER, reach=Reach.BLOCKED)

    assert shows(talk, forged, replace(PEOPLE[0], username="mallory")) == (
        PartnerSet(replace(PARTNERS[0], tier="agen", joined=date(2026, 1, 12))),
    )
    assert talk.book.partner_of(SITI).tier == "agen"
    assert talk.book.people["M001"].username == "siti"


def test_a_new_row_may_bring_its_account_along(talk):
    shows(talk, replace(NEW, telegram_id=STRANGER, reach=Reach.LINK_NOT_PRESSED), NEW_PERSON)

    assert talk.book.partner_of(STRANGER).reach is Reach.CONNECTED
    assert talk.book.invites == {}


def test_a_row_that_says_blocked_is_believed(talk):
    shows(talk, replace(NEW, telegram_id=STRANGER, reach=Reach.BLOCKED), NEW_PERSON)

    assert talk.book.partner_of(STRANGER).reach is Reach.BLOCKED


def test_an_account_that_belongs_to_another_row_is_not_taken(talk):
    shows(talk, replace(NEW, telegram_id=SITI), NEW_PERSON)

    assert talk.book.partners["M009"].telegram_id is None
    assert talk.book.partner_of(SITI).id == "M001"
    assert [invite.for_key for invite in talk.book.invites.values()] == ["M009"]


def test_of_two_new_rows_with_one_account_the_first_has_it(talk):
    rows = {key: PartnerSeen(replace(NEW, id=key, telegram_id=STRANGER), Person(key)) for key in ("M8", "M9")}
    talk.sees(look(partners=tab(rows)))

    assert talk.book.partner_of(STRANGER).id == "M8"
    assert talk.book.partners["M9"].telegram_id is None


def test_a_new_phone_changes_the_person_and_no_fact(talk):
    decision = talk.sees(
        look(partners=tab({"M001": PartnerSeen(PARTNERS[0], replace(PEOPLE[0], phone="0811"))}))
    )

    assert (decision.entries, decision.people) == ((), (replace(PEOPLE[0], phone="0811"),))


def test_a_row_that_is_gone_changes_nothing_and_is_told_once(talk):
    talk.book.people.pop("M003")
    gone = look(partners=tab(gone={"M003", "M001", "M999"}))
    partners = dict(talk.book.partners)

    talk.sees(gone)
    assert talk.sees(gone) == Decision()

    assert talk.book.partners == partners
    assert talk.notices[RATNA] == [
        SheetNews((EditTold(EditKind.PARTNER_GONE, "Siti Rohmah"), EditTold(EditKind.PARTNER_GONE, "M003")))
    ]
    assert talk.notices[ADI] == talk.notices[RATNA]


def test_a_row_that_came_back_and_is_gone_again_is_told_again(talk):
    talk.sees(look(partners=tab(gone={"M001"})))
    talk.sees(look(partners=tab(present={"M001", "M002"})))
    talk.sees(look(partners=tab(gone={"M001"})))

    assert len(talk.notices[RATNA]) == 2


def team(talk: Talk, key: str, role: Role, name: str, telegram_id: int | None = None) -> tuple[object, ...]:
    """The facts that come of a row of `Tim`."""
    row = MemberSeen(Member(key, role, telegram_id), Person(key, name))
    return talk.sees(look(members=tab({key: row}))).entries


def test_a_new_member_of_the_team_gets_a_link(talk):
    assert team(talk, "T3", Role.ADMIN, "Sri") == (
        MemberSet(Member("T3", Role.ADMIN)),
        InviteIssued(Invite("code1", "T3", NOW + INVITE_LASTS)),
    )
    assert talk.book.people["T3"].name == "Sri"
    assert team(talk, "T3", Role.ADMIN, "Sri") == ()


def test_a_members_role_may_change_and_her_account_may_not(talk):
    assert team(talk, "T2", Role.OWNER, "Adi", telegram_id=STRANGER) == (
        MemberSet(Member("T2", Role.OWNER, ADI)),
    )
    assert talk.book.role_of(ADI) is Role.OWNER
    assert talk.book.role_of(STRANGER) is None


def test_a_member_who_is_renamed_keeps_what_else_is_known_of_her(talk):
    talk.book.people["T2"] = Person("T2", "Adi", username="adi_contoh")

    assert team(talk, "T2", Role.ADMIN, "Adi Saputra") == ()
    assert talk.book.people["T2"] == Person("T2", "Adi Saputra", username="adi_contoh")


def test_who_is_gone_from_the_team_has_no_rights_any_more(talk, adi):
    decision = talk.sees(look(members=tab(gone={"T2", "T9"})))

    assert decision.entries == (MemberEnded("T2"),)
    assert talk.book.role_of(ADI) is None
    assert talk.book.team_chats() == [RATNA]
    prices = adi.says("/harga")
    assert isinstance(prices, PriceList)
    assert prices.audience == "stranger"


def test_an_owner_among_her_roles_is_owner(talk):
    talk.happens(MemberSet(Member("T7", Role.OWNER, ADI)))

    assert talk.book.role_of(ADI) is Role.OWNER


def test_groups_come_change_and_go(talk):
    agen, new = Group(SHOP, tier="agen"), Group(OTHER_SHOP, tier="reseller")
    seen = look(groups=tab({agen.key: agen, new.key: new}, gone={f"{SHOP}|7", "-5|"}))

    assert talk.sees(seen).entries == (GroupSet(agen), GroupSet(new), GroupEnded(f"{SHOP}|7"))
    assert talk.sees(seen).entries == ()
