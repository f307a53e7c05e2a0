"""What Telegram says of a chat while something is sent there."""

from commands.book import Kind
from commands.chats import as_it_is_now, migrated, unreachable
from commands.decision import Decision
from commands.entries.people import GroupEnded, GroupSet, ReachChanged
from commands.rules.network import Group, Reach
from tests.commands.looks import look, tab
from tests.commands.network import OTHER_SHOP, SHOP, SITI, STRANGER, TOPIC


def test_who_cannot_be_reached_is_marked_once(talk):
    decision = unreachable(talk.book, SITI)
    assert decision.entries == (ReachChanged("M001", Reach.BLOCKED),)

    talk.commit(decision)
    assert unreachable(talk.book, SITI).entries == ()
    assert unreachable(talk.book, STRANGER).entries == ()


def test_a_group_that_became_a_supergroup_keeps_its_tiers(talk):
    decision = talk.commit(migrated(talk.book, SHOP, -1009))

    assert decision.entries == (
        GroupEnded(f"{SHOP}|"),
        GroupEnded(f"{SHOP}|{TOPIC}"),
        GroupSet(Group(-1009, tier="reseller")),
        GroupSet(Group(-1009, TOPIC, tier="agen")),
    )
    assert migrated(talk.book, SHOP, -1009) == Decision()  # the other message tells it again
    assert as_it_is_now(Group(SHOP, TOPIC), talk.book) == Group(-1009, TOPIC)
    assert as_it_is_now(Group(OTHER_SHOP), talk.book) == Group(OTHER_SHOP)
    assert f"{SHOP}|" not in talk.book.groups
    assert talk.book.groups[f"-1009|{TOPIC}"].tier == "agen"


def test_a_row_that_the_owner_made_for_the_new_id_stays(talk):
    talk.book.put(Kind.GROUP, "-1009|", Group(-1009, tier="agen"))
    talk.commit(migrated(talk.book, SHOP, -1009))

    assert talk.book.groups["-1009|"].tier == "agen"


def test_an_old_id_in_the_sheet_is_no_edit_and_the_new_one_is_not_gone(talk):
    talk.commit(migrated(talk.book, SHOP, -1009))
    rows = {one.key: one for one in (Group(SHOP, tier="reseller"), Group(SHOP, TOPIC, tier="agen"))}

    assert talk.sees(look(groups=tab(rows, ["-1009|", f"-1009|{TOPIC}"]))) == Decision()
    assert talk.book.groups["-1009|"].tier == "reseller"


def test_who_was_unreachable_and_writes_is_reached_again(talk):
    talk.commit(unreachable(talk.book, SITI))
    talk.in_group(SITI, SHOP).says("/harga")
    in_the_group = talk.book.partners["M001"].reach
    talk.person(SITI).says("/harga")

    assert in_the_group is Reach.BLOCKED  # there she is heard, but she cannot be written to
    assert talk.book.partners["M001"].reach is Reach.CONNECTED


def test_a_group_without_a_row_moves_unnoticed(talk):
    assert migrated(talk.book, OTHER_SHOP, -1009).entries == ()
