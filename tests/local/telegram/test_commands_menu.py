"""Command menus by scope and language, names, descriptions and the menu button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient


def menu(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"Menu {name}"}]


def shown(person: Person, chat: Any = None) -> list[str]:
    return [entry.command for entry in person.menu(chat)]


def test_a_private_menu_is_the_narrowest_scope_in_her_language(api: RawClient, ibu: Person, budi: Person):
    assert shown(ibu) == []
    api("setMyCommands", commands=menu("umum"))
    assert shown(ibu) == ["umum"]
    private = {"type": "all_private_chats"}
    api("setMyCommands", commands=menu("pribadi"), scope=private)
    api("setMyCommands", commands=menu("private"), scope=private, language_code="en")
    assert (shown(ibu), shown(budi)) == (["pribadi"], ["private"])
    ibu.starts()
    own = {"type": "chat", "chat_id": ibu.id}
    api("setMyCommands", commands=menu("pemilik"), scope=own)
    assert shown(ibu) == ["pemilik"]
    assert api("getMyCommands", scope=own).result == menu("pemilik")
    assert api("getMyCommands", scope=own, language_code="id").result == []
    api("deleteMyCommands", scope=own)
    assert shown(ibu) == ["pribadi"]


def test_a_group_menu_tells_administrators_from_members(
    api: RawClient, people: People, ibu: Person, budi: Person
):
    group = people.group("Warung", members=[ibu, budi])
    api("setMyCommands", commands=menu("umum"))
    api("setMyCommands", commands=menu("grup"), scope={"type": "all_group_chats"})
    api("setMyCommands", commands=menu("admin"), scope={"type": "all_chat_administrators"})
    assert (shown(ibu, group), shown(budi, group)) == (["admin"], ["grup"])
    member = {"type": "chat_member", "chat_id": group.id, "user_id": budi.id}
    api("setMyCommands", commands=menu("budi"), scope=member)
    assert shown(budi, group) == ["budi"]
    api("setMyCommands", commands=[], scope=member)
    assert shown(budi, group) == ["grup"]


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([{"command": "Harga", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "harga", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "harga", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_commands_are_short_and_lower_case(api: RawClient, commands: list[dict[str, str]], reason: str):
    assert api("setMyCommands", commands=commands).refusal == (400, f"Bad Request: {reason}")


def test_unknown_scopes_and_languages_are_refused(api: RawClient):
    assert api("setMyCommands", commands=[], scope={"type": "everyone"}).status == 400
    assert api("setMyCommands", commands=[], language_code="Bahasa").status == 400


def test_names_and_descriptions_fall_back_to_the_general_one(api: RawClient):
    assert api("getMyName").result == {"name": "Mitra"}
    api("setMyDescription", description="Pesan di sini")
    api("setMyDescription", description="Order here", language_code="en")
    assert api("getMyDescription", language_code="en").result == {"description": "Order here"}
    assert api("getMyDescription", language_code="id").result == {"description": "Pesan di sini"}
    assert api("setMyShortDescription", short_description="x" * 121).status == 400
    assert api("getMyShortDescription").result == {"short_description": ""}
    assert api("setMyName", name="Mitra Ibu").result is True


def test_the_menu_button_of_a_chat_overrides_the_general_one(api: RawClient, ibu: Person):
    ibu.starts()
    assert api("getChatMenuButton", chat_id=ibu.id).result == {"type": "commands"}
    site = {"type": "web_app", "text": "Toko", "web_app": {"url": "https://contoh.id"}}
    api("setChatMenuButton", menu_button=site)
    assert api("getChatMenuButton", chat_id=ibu.id).result == site
    api("setChatMenuButton", chat_id=ibu.id, menu_button={"type": "commands"})
    assert api("getChatMenuButton", chat_id=ibu.id).result == {"type": "commands"}
    assert api("setChatMenuButton", menu_button={"type": "disco"}).status == 400
