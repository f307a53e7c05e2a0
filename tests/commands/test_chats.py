"""What Telegram says of a chat while something is sent there."""

from commands.chats import migrated, unreachable
from commands.entries import GroupEnded, GroupSet, ReachChanged
from commands.rules.network import Group, Reach
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
    assert f"{SHOP}|" not in talk.book.groups
    assert talk.book.groups[f"-1009|{TOPIC}"].tier == "agen"


def test_a_group_without_a_row_moves_unnoticed(talk):
    assert migrated(talk.book, OTHER_SHOP, -1009).entries == ()
