"""Groups: who hears what, coming and going, topics, migration, anonymous administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.local.people import People
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient


def fresh(api: RawClient) -> list[dict[str, Any]]:
    """Return the new updates and confirm them."""
    updates: list[dict[str, Any]] = api("getUpdates").result
    if updates:
        api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


def said(api: RawClient) -> list[str]:
    return [update["message"].get("text") for update in fresh(api) if "message" in update]


def test_joining_and_being_removed_are_told(api: RawClient, people: People, ibu: Person):
    group = people.group("Warung", members=[ibu], with_bot=False)
    assert fresh(api) == []
    group.adds_bot()
    status, service = fresh(api)
    assert status["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert status["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["username"] == "mitra_contoh_bot"
    group.adds_bot()
    assert fresh(api) == [], "it is in already"

    assert api("sendMessage", chat_id=group.id, text="Halo").result["chat"]["title"] == "Warung"
    assert ibu.hears(chat=group).text == "Halo"
    group.removes_bot()
    assert fresh(api)[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert api("sendMessage", chat_id=group.id, text="x").refusal == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )


def test_leaving_is_told_and_closes_the_chat(api: RawClient, people: People, ibu: Person):
    group = people.group("Warung", members=[ibu], kind="supergroup")
    fresh(api)
    assert api("leaveChat", chat_id=group.id).result is True
    assert fresh(api)[0]["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert api("getChat", chat_id=group.id).refusal == (
        403,
        "Forbidden: bot is not a member of the supergroup chat",
    )


def test_privacy_mode_lets_through_only_what_is_meant_for_the_bot(
    api: RawClient, people: People, ibu: Person
):
    group = people.group("Warung", members=[ibu])
    sent = api("sendMessage", chat_id=group.id, text="Halo").result
    fresh(api)
    ibu.says("ngobrol biasa", chat=group)
    ibu.says("kata /harga di tengah", chat=group)
    ibu.says("/harga@bot_lain", chat=group)
    ibu.says("/harga", chat=group)
    ibu.says("/harga@Mitra_Contoh_Bot sambal", chat=group)
    ibu.says("😀 tolong @mitra_contoh_bot", chat=group)
    ibu.says("iya", chat=group, reply_to=sent["message_id"])
    assert said(api) == ["/harga", "/harga@Mitra_Contoh_Bot sambal", "😀 tolong @mitra_contoh_bot", "iya"]

    group.promotes_bot()
    fresh(api)
    ibu.says("admin dengar semua", chat=group)
    assert said(api) == ["admin dengar semua"]


def test_a_bot_without_privacy_mode_hears_all(people: People, ibu: Person, api: RawClient):
    people.add_bot("7000000009:BB", "semua_bot", "Semua", privacy=False)
    group = people.group("Warung", members=[ibu], with_bot=False)
    group.adds_bot("semua_bot")
    ibu.says("ngobrol", chat=group)
    other = type(api)(api.url, "7000000009:BB")
    assert said(other)[-1] == "ngobrol"
    assert other("getMe").result["can_read_all_group_messages"] is True
    assert fresh(api) == []


def test_people_come_and_go(api: RawClient, people: People, ibu: Person, budi: Person):
    group = people.group("Warung", members=[ibu])
    with pytest.raises(LookupError, match="not in the group"):
        budi.says("halo", chat=group)
    fresh(api)
    group.add(budi)
    group.remove(budi)
    came, left = [update["message"] for update in fresh(api)]
    assert came["new_chat_members"][0]["id"] == left["left_chat_member"]["id"] == budi.id
    assert api("getChatMemberCount", chat_id=group.id).result == 2
    assert api("getChatMember", chat_id=group.id, user_id=budi.id).result["status"] == "left"


def test_administrators_are_listed_with_their_rights(
    api: RawClient, people: People, ibu: Person, budi: Person
):
    group = people.group("Warung", members=[ibu, budi], kind="supergroup")
    group.promotes_bot("can_pin_messages")
    fresh(api)
    api("getUpdates", allowed_updates=["chat_member"])
    group.promotes(budi)
    assert fresh(api)[0]["chat_member"]["new_chat_member"]["user"]["id"] == budi.id
    listed = api("getChatAdministrators", chat_id=group.id).result
    assert [member["status"] for member in listed] == ["creator", "administrator", "administrator"]
    own = next(member for member in listed if member["user"]["is_bot"])
    assert (own["can_pin_messages"], own["can_manage_topics"]) == (True, False)


def test_a_topic_keeps_its_thread_on_both_sides(api: RawClient, people: People, ibu: Person):
    group = people.group("Jaringan", members=[ibu], kind="supergroup", topics=["Pesanan", "Laporan"])
    thread = group.topics["Laporan"]
    fresh(api)
    ibu.says("/report", chat=group, topic="Laporan")
    (update,) = fresh(api)
    message = update["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Laporan"

    sent = api("sendMessage", chat_id=group.id, message_thread_id=thread, text="Laporan hari ini").result
    assert sent["message_thread_id"] == ibu.hears(chat=group).thread_id == thread
    for wrong in (1, 999):
        assert api("sendMessage", chat_id=group.id, message_thread_id=wrong, text="x").refusal == (
            400,
            "Bad Request: message thread not found",
        )
    with pytest.raises(LookupError, match="no topic Gosip"):
        ibu.says("x", chat=group, topic="Gosip")


def test_opening_a_topic_needs_the_right_to(api: RawClient, people: People, ibu: Person):
    group = people.group("Jaringan", members=[ibu], kind="supergroup", topics=["Pesanan"])
    ask = {"chat_id": group.id, "name": "Stok"}
    assert api("createForumTopic", **ask).refusal == (
        400,
        "Bad Request: not enough rights to create a topic",
    )
    group.promotes_bot("can_manage_topics")
    topic = api("createForumTopic", **ask).result
    sent = api("sendMessage", chat_id=group.id, text="x", message_thread_id=topic["message_thread_id"]).result
    assert sent["is_topic_message"] is True
    plain = people.group("Biasa", members=[ibu])
    assert api("createForumTopic", chat_id=plain.id, name="x").status == 400


def test_a_group_that_becomes_a_supergroup_gets_a_new_id(api: RawClient, people: People, ibu: Person):
    group = people.group("Warung", members=[ibu])
    assert group.id < 0
    fresh(api)
    new = group.migrates()
    old_says, new_says = [update["message"] for update in fresh(api)]
    assert (old_says["chat"]["id"], old_says["migrate_to_chat_id"]) == (group.id, new.id)
    assert (new_says["chat"]["id"], new_says["migrate_from_chat_id"]) == (new.id, group.id)
    assert str(new.id).startswith("-100")
    refused = api("sendMessage", chat_id=group.id, text="x")
    assert refused.refusal == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert refused.json["parameters"] == {"migrate_to_chat_id": new.id}
    assert api("sendMessage", chat_id=new.id, text="pindah").result["message_id"] == 2
    assert ibu.hears(chat=new).text == "pindah"


def test_each_supergroup_counts_its_own_messages_and_a_basic_group_the_accounts(
    api: RawClient, people: People, ibu: Person
):
    ibu.starts()
    basic = people.group("Kecil", members=[ibu])
    big = people.group("Besar", members=[ibu], kind="supergroup")
    numbers = [api("sendMessage", chat_id=chat, text="x").result["message_id"] for chat in (big.id, big.id)]
    assert numbers == [3, 4]
    before = api("sendMessage", chat_id=ibu.id, text="x").result["message_id"]
    assert api("sendMessage", chat_id=basic.id, text="x").result["message_id"] == before + 1


def test_an_anonymous_administrator_has_no_id_of_her_own(api: RawClient, people: People, ibu: Person):
    group = people.group("Warung", members=[ibu], kind="supergroup")
    fresh(api)
    group.anonymous_says("/report")
    (update,) = fresh(api)
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == group.id
    assert not group.chat()[-1].from_bot


def test_pins_and_invitation_links_need_their_rights(api: RawClient, people: People, ibu: Person):
    group = people.group("Warung", members=[ibu], kind="supergroup")
    sent = api("sendMessage", chat_id=group.id, text="Harga baru").result
    pin = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert api("pinChatMessage", **pin).status == 400
    assert api("createChatInviteLink", chat_id=group.id).refusal == (
        400,
        "Bad Request: not enough rights to manage chat invite link",
    )
    group.promotes_bot("can_pin_messages", "can_invite_users")
    assert api("pinChatMessage", **pin).result is True
    assert api("getChat", chat_id=group.id).result["pinned_message"]["text"] == "Harga baru"
    assert api("unpinChatMessage", chat_id=group.id).result is True
    assert "pinned_message" not in api("getChat", chat_id=group.id).result
    link = api("createChatInviteLink", chat_id=group.id, name="Mitra baru", member_limit=5).result
    assert link["invite_link"].startswith("https://t.me/+")
    assert api("createChatInviteLink", chat_id=group.id, name="x" * 33).status == 400


def test_a_private_chat_has_two_members_and_no_administrators(api: RawClient, ibu: Person, budi: Person):
    ibu.starts()
    assert api("getChatMemberCount", chat_id=ibu.id).result == 2
    assert api("getChatMember", chat_id=ibu.id, user_id=ibu.id).result["status"] == "member"
    assert api("getChatMember", chat_id=ibu.id, user_id=budi.id).status == 400
    assert api("getChatMember", chat_id=ibu.id, user_id=5).status == 400
    assert api("getChatAdministrators", chat_id=ibu.id).status == 400
    assert api("leaveChat", chat_id=ibu.id).status == 400
    assert api("getChat", chat_id=ibu.id).result["first_name"] == "Ibu Sari"
