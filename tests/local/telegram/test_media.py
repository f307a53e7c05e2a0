"""Photos, documents, albums, both ways; getFile and the download."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.local.telegram.pictures import jpeg, png

if TYPE_CHECKING:
    from bot.local.person import Person
    from tests.local.telegram.raw_client import RawClient


def test_an_uploaded_photo_shows_its_size_and_can_be_sent_again_by_id(api: RawClient, ibu: Person):
    ibu.starts()
    sent = api.upload(
        "sendPhoto", {"photo": ("a.jpg", jpeg(640, 480))}, chat_id=ibu.id, caption="Sambal"
    ).result
    (size,) = sent["photo"]
    assert (size["width"], size["height"]) == (640, 480)
    heard = ibu.hears()
    assert (heard.photo, heard.caption, heard.words) == (jpeg(640, 480), "Sambal", "Sambal")
    again = api("sendPhoto", chat_id=ibu.id, photo=size["file_id"]).result
    assert again["photo"] == sent["photo"]


def test_a_document_keeps_its_name_and_can_be_downloaded(api: RawClient, ibu: Person):
    ibu.starts()
    content = b"tanggal,jumlah\n" * 100_000
    upload = {"document": ("laporan.csv", content)}
    sent = api.upload("sendDocument", upload, chat_id=ibu.id, caption="Laporan").result
    heard = ibu.hears()
    assert (heard.document, heard.document_name) == (content, "laporan.csv")
    file = api("getFile", file_id=sent["document"]["file_id"]).result
    assert file["file_size"] == len(content)
    assert api.download(file["file_path"]).body == content
    assert api.download("documents/none.csv").status == 404


def test_what_she_sends_can_be_fetched(api: RawClient, ibu: Person):
    ibu.sends_photo(png(), caption="bukti transfer")
    ibu.sends_document(b"%PDF", "nota.pdf", mime_type="application/pdf")
    photo, document = [update["message"] for update in api("getUpdates").result]
    assert photo["caption"] == "bukti transfer"
    path = api("getFile", file_id=photo["photo"][-1]["file_id"]).result["file_path"]
    assert api.download(path).body == png()
    assert document["document"]["file_name"] == "nota.pdf"


def test_albums_share_a_group_id_in_both_directions(api: RawClient, ibu: Person):
    ibu.sends_album([png(), png(5, 5)], caption="dua bukti")
    first, second = [update["message"] for update in api("getUpdates").result]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("dua bukti", False)

    media = [
        {"type": "photo", "media": "attach://a", "caption": "<b>satu</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://b"},
    ]
    files = {"a": ("a.png", png()), "b": ("b.png", png())}
    sent = api.upload("sendMediaGroup", files, chat_id=ibu.id, media=json.dumps(media)).result
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"]
    assert sent[0]["caption"] == "satu"
    assert [ibu.hears().photo, ibu.hears().photo] == [png(), png()]


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([{"type": "photo", "media": "x"}], "group must include 2-10 items"),
        (
            [{"type": "photo", "media": "x"}, {"type": "document", "media": "y"}],
            "media groups of documents and audio can't be mixed with other media types",
        ),
        ([], "media must be non-empty"),
        ([{"type": "photo", "media": "x"}] * 2, "wrong file identifier/HTTP URL specified"),
    ],
)
def test_an_album_has_two_to_ten_of_one_kind(
    api: RawClient, ibu: Person, media: list[dict[str, str]], reason: str
):
    ibu.starts()
    assert api("sendMediaGroup", chat_id=ibu.id, media=media).refusal == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (jpeg(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (jpeg(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png() + bytes(10 * 1024 * 1024), "file is too big"),
    ],
)
def test_a_photo_must_be_a_picture_of_sane_size(api: RawClient, ibu: Person, content: bytes, reason: str):
    ibu.starts()
    answer = api.upload("sendPhoto", {"photo": ("x", content)}, chat_id=ibu.id)
    assert answer.refusal == (400, f"Bad Request: {reason}")


def test_files_must_exist_and_captions_be_short(api: RawClient, ibu: Person):
    ibu.starts()
    assert api("getFile", file_id="x").refusal == (400, "Bad Request: invalid file_id")
    assert api("sendPhoto", chat_id=ibu.id).refusal == (400, "Bad Request: there is no photo in the request")
    upload = {"document": ("a.txt", b"a")}
    answer = api.upload("sendDocument", upload, chat_id=ibu.id, caption="x" * 1025)
    assert answer.refusal == (400, "Bad Request: message caption is too long")


def test_a_shared_contact_names_its_owner_only_if_it_is_a_user(api: RawClient, ibu: Person):
    ibu.shares_contact("+628123")
    ibu.shares_contact("+628999", user_id=0, first_name="Orang lain")
    own, other = [update["message"]["contact"] for update in api("getUpdates").result]
    assert own["user_id"] == ibu.id
    assert "user_id" not in other
