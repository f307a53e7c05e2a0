"""Groups: opening, members, topics, migration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.door.asking import bot_of, group_of, view
from bot.local.membership import change_bot_status, migrate, set_member
from bot.local.service import announce, open_topic

if TYPE_CHECKING:
    from bot.local.chats import Group
    from bot.local.door.asking import Verb
    from bot.local.wire import Json
    from bot.local.world import World

_TOPIC_COLOR = 7322096


def _owner(world: World, group: Group) -> Json:
    """Return the account in whose name things are done in a group: its creator."""
    creator = next((account for account, status in group.members.items() if status == "creator"), None)
    if creator is None:
        raise LookupError("the group has no members")
    return world.account_shape(creator)


def _group(world: World, ask: Json) -> Json:
    if not ask["members"]:
        raise ValueError("a group needs a first member: its creator")
    if ask["topics"] and ask["kind"] != "supergroup":
        raise ValueError("only supergroups have topics")
    group = world.new_group(ask["title"], ask["kind"], bot_of(world, ask))
    for number, member in enumerate(ask["members"]):
        world.account_shape(member)
        group.members[member] = "member" if number else "creator"
    # The first message of a supergroup is its creation, so that no topic has the General topic's id, 1.
    announce(world, group, _owner(world, group), {f"{group.kind}_chat_created": True})
    if ask["topics"]:
        group.shape["is_forum"] = True
    for name in ask["topics"]:
        open_topic(world, group, name, _owner(world, group), _TOPIC_COLOR)
    if ask["with_bot"]:
        change_bot_status(world, group, bot_of(world, ask), "member", by=_owner(world, group))
    return _described(group)


def _described(group: Group) -> Json:
    topics = {name: number for number, name in group.topics.items()}
    return {"id": group.id, "title": group.shape["title"], "kind": group.kind, "topics": topics}


def _set_bot(world: World, ask: Json) -> None:
    group = group_of(world, ask)
    rights = frozenset(ask.get("rights", ()))
    change_bot_status(world, group, bot_of(world, ask), ask["status"], by=_owner(world, group), rights=rights)


def _set_member(world: World, ask: Json) -> None:
    group = group_of(world, ask)
    set_member(world, group, ask["user"], ask["status"], by=_owner(world, group))


def _migrates(world: World, ask: Json) -> Json:
    group = group_of(world, ask)
    if group.kind != "group" or group.migrated_to is not None:
        raise ValueError("only a basic group migrates, and only once")
    return _described(migrate(world, group, bot_of(world, ask), _owner(world, group)))


def _opens_topic(world: World, ask: Json) -> int:
    group = group_of(world, ask)
    if not group.shape.get("is_forum"):
        raise ValueError("the group is not a forum")
    return open_topic(world, group, ask["name"], _owner(world, group), _TOPIC_COLOR)


def _group_chat(world: World, ask: Json) -> list[Json]:
    group = group_of(world, ask)
    return [view(group.messages[number]) for number in sorted(group.messages)]


VERBS: dict[str, Verb] = {
    "group": _group,
    "set_bot": _set_bot,
    "set_member": _set_member,
    "migrates": _migrates,
    "opens_topic": _opens_topic,
    "group_chat": _group_chat,
}
