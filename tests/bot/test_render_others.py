"""Greetings, refusals and what the owner is told: samples 38 to 42, 47, 48 and 50 of wording.md."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from bot.wording.words import Words
from commands.faults import Fault, Reason
from commands.messages import Button
from commands.replies import Reply
from commands.replies.audience import Audience
from commands.replies.people import (
    GoPrivate,
    Help,
    InviteRefusal,
    InviteRefused,
    Joined,
    JoinedTeam,
    OwnersOnly,
    PartnershipRests,
    PartnersOnly,
    Unknown,
    Welcome,
)
from commands.replies.sheet import (
    CellFaults,
    EditKind,
    EditTold,
    LinesAnswer,
    LinesAnswered,
    LinesGone,
    PriceDecided,
    PriceHeldBack,
    RoadNews,
    RoadState,
    SheetNews,
)
from commands.rules.guard import Doubt
from tests.bot.example import BAWANG, JAKARTA, row, voice

SINCE = datetime(2026, 11, 24, 10, 12, tzinfo=JAKARTA)
WA = "0812-3456-7890"


def said(reply: Reply) -> str:
    return talk_of(voice(INDONESIAN), reply).text


def labels(reply: Reply) -> list[str]:
    return [b.label for r in talk_of(voice(INDONESIAN), reply).rows for b in r]


@pytest.mark.parametrize(
    ("reply", "text", "buttons"),
    [
        (
            Joined("Sambal Ibu", "Siti Rohmah", "reseller"),
            (
                "Selamat datang di Sambal Ibu, Siti Rohmah. Sudah terdaftar sebagai reseller.\n"
                "Kami menyimpan nama, HP, alamat dan pesanan, hanya untuk urusan usaha ini."
            ),
            ["Lihat harga", "Pesan"],
        ),
        (
            JoinedTeam("Sambal Ibu", "Ratna"),
            "Selamat datang di tim Sambal Ibu, Ratna. Pesanan baru akan masuk ke sini.",
            [],
        ),
        (
            Welcome(Audience.PARTNER, "Sambal Ibu", "Siti Rohmah", "reseller"),
            "Halo, Siti Rohmah. Mau lihat harga atau langsung pesan?",
            ["Lihat harga", "Pesan"],
        ),
        (
            Welcome(Audience.STRANGER, "Sambal Ibu", ""),
            "Selamat datang di Sambal Ibu, Kak. Di sini bisa lihat harga; pemesanan untuk mitra terdaftar.",
            ["Lihat harga"],
        ),
        (
            Welcome(Audience.GROUP, "Sambal Ibu", ""),
            "Halo, teman-teman. Ketik /harga untuk melihat harga Sambal Ibu.",
            [],
        ),
        (
            PartnersOnly(WA),
            (
                "Pemesanan di sini untuk mitra terdaftar.\n"
                "Mau jadi mitra atau beli langsung? Chat kami lewat WA."
            ),
            ["Chat lewat WA"],
        ),
        (PartnersOnly(""), "Pemesanan di sini untuk mitra terdaftar.", ["Lihat harga"]),
        (
            PartnersOnly(WA, is_waiting=True),
            "Permintaan jadi mitra sudah kami terima. Sementara itu, harga umum: /harga",
            [],
        ),
        (
            PartnershipRests(WA),
            "Kemitraan ini sedang tidak aktif. Untuk mengaktifkan lagi, chat kami.",
            ["Chat lewat WA"],
        ),
        (
            OwnersOnly(("harga", "order", "pesanan")),
            "Perintah itu khusus pemilik usaha. Yang bisa dipakai: /harga, /order, /pesanan.",
            [],
        ),
        (GoPrivate("order"), "Untuk /order, buka chat pribadi.", ["Buka chat pribadi"]),
        (
            Unknown(Audience.PARTNER, "sambal bawang 10, krupuk udang 20", WA),
            "Belum paham maksudnya. Untuk pesan, tulis misalnya: sambal bawang 10, krupuk udang 20.",
            ["Pesan", "Harga", "Chat lewat WA"],
        ),
        (
            Unknown(Audience.STRANGER, "", WA),
            "Belum paham maksudnya. Untuk lihat harga: /harga",
            ["Chat lewat WA"],
        ),
        (
            InviteRefused(InviteRefusal.EXPIRED, WA),
            (
                "Link undangan ini sudah lewat waktunya. "
                "Minta link baru, atau tanya dulu lewat WA 0812-3456-7890."
            ),
            ["Chat lewat WA"],
        ),
        (
            Help(Audience.STRANGER, ("harga", "bantuan")),
            "Yang bisa dipakai di sini:\n/harga: Lihat harga\n/bantuan: Cara pakai",
            [],
        ),
        (
            LinesGone(261124007, 1, "P261124-007", ("Sambal Bawang",)),
            (
                "⚠️ Baris P261124-007 / Sambal Bawang hilang dari tab Item Pesanan.\n"
                "Pesanannya tetap seperti yang dipesan. Mau ditampilkan lagi, atau dibiarkan?"
            ),
            ["Tampilkan lagi", "Biarkan"],
        ),
        (
            LinesAnswered("P261124-007", LinesAnswer.LEFT),
            "Baik, tab Item Pesanan dibiarkan begitu. Pesanan P261124-007 tetap seperti yang dipesan.",
            [],
        ),
    ],
)
def test_greetings_and_refusals(reply: Reply, text: str, buttons: list[str]) -> None:
    assert said(reply) == text
    assert labels(reply) == buttons


def test_the_way_to_the_private_chat_runs_the_same_command() -> None:
    (button,) = talk_of(voice(INDONESIAN), GoPrivate("order")).rows[0]

    assert button.url == "https://t.me/mitra_contoh_bot?start=order"


def test_a_cell_that_cannot_be_read() -> None:
    fault = Fault("Harga", "E3", "Harga", "dua puluh", Reason.NOT_RUPIAH)

    assert said(CellFaults((fault,))) == (
        '⚠️ Tab Harga, kotak E3: "dua puluh" bukan angka. Tulis 20000 atau 20.000.'
    )
    here = replace(voice(INDONESIAN), sheet_url="https://docs.google.com/spreadsheets/d/x")
    assert talk_of(here, CellFaults((fault,))).rows == (
        (Button("Buka Sheet", url="https://docs.google.com/spreadsheets/d/x"),),
    )
    assert "10 kotak lagi" in said(CellFaults((fault,) * 20))
    assert talk_of(voice(ENGLISH), CellFaults((fault,))).text.startswith("⚠️ Tab Harga, cell E3: ")


def held(before: int | None, after: int, doubt: Doubt, suggestion: int | None) -> PriceHeldBack:
    old = None if before is None else row(BAWANG, "reseller", 10, before)
    return PriceHeldBack(5, 9, "Sambal Bawang", row(BAWANG, "reseller", 10, after), old, doubt, suggestion)


def test_the_price_guard_asks_which_price_is_meant() -> None:
    reply = held(20000, 25, Doubt.LOST_THOUSANDS, 25000)

    assert said(reply) == (
        "⚠️ Harga Sambal Bawang (reseller) diganti dari Rp20.000 jadi Rp25. Maksudnya Rp25.000? "
        "Sebelum dijawab, yang dipakai tetap Rp20.000."
    )
    assert labels(reply) == ["Rp25.000", "Tetap Rp20.000", "Memang Rp25"]
    data = [b.data for r in talk_of(voice(INDONESIAN), reply).rows for b in r]
    assert data == ["gs:5:9", "gl:5:9", "gt:5:9"]


def test_the_price_guard_without_an_old_price_or_a_guess() -> None:
    assert said(held(None, 5000, Doubt.UNDER_COST, None)) == (
        "⚠️ Harga baru Sambal Bawang (reseller): Rp5.000. Itu di bawah HPP. Sebelum dijawab, belum dipakai."
    )
    assert labels(held(None, 5000, Doubt.UNDER_COST, None)) == ["Memang Rp5.000"]


def test_the_answer_to_the_guard_is_told() -> None:
    assert said(PriceDecided("Sambal Bawang", "reseller", 25000)) == (
        "Harga Sambal Bawang (reseller) sekarang Rp25.000."
    )
    assert said(PriceDecided("Sambal Bawang", "reseller", None)) == (
        "Harga Sambal Bawang (reseller) tidak dipakai."
    )


@pytest.mark.parametrize(
    ("news", "text"),
    [
        (
            RoadNews(RoadState.AWAY, SINCE, 3),
            (
                "Google Sheet tidak bisa dibuka sejak 10.12. Pesanan tetap jalan, "
                "3 menunggu dicatat di Sheet. "
                "Tidak perlu apa-apa dulu."
            ),
        ),
        (
            RoadNews(RoadState.AWAY, SINCE),
            "Google Sheet tidak bisa dibuka sejak 10.12. Pesanan tetap jalan. Tidak perlu apa-apa dulu.",
        ),
        (
            RoadNews(RoadState.BACK, SINCE.replace(minute=31), 3),
            "Google Sheet tersambung lagi 10.31, 3 pesanan sudah tercatat.",
        ),
        (RoadNews(RoadState.BACK, SINCE.replace(minute=31)), "Google Sheet tersambung lagi 10.31."),
        (
            RoadNews(RoadState.KEY_REFUSED, SINCE),
            (
                "⚠️ Google tidak mengizinkan bot masuk lagi sejak 10.12. Pesanan tetap jalan dan menunggu dicatat. "
                "Hubungi yang memasang bot: mungkin kuncinya dihapus, atau jam komputernya salah."
            ),
        ),
        (
            RoadNews(RoadState.NOT_SHARED, SINCE, detail="mitra@contoh.iam.gserviceaccount.com"),
            (
                "Bot tidak boleh lagi membuka Sheet. Di Sheet tekan Bagikan, "
                "masukkan mitra@contoh.iam.gserviceaccount.com, pilih Editor. "
                "Pesanan tetap jalan dan menunggu dicatat."
            ),
        ),
    ],
)
def test_the_road_to_the_sheet(news: RoadNews, text: str) -> None:
    assert said(news) == text


@pytest.mark.parametrize(
    ("news", "text"),
    [
        (
            RoadNews(
                RoadState.POISON, SINCE, detail="Pesanan, P261124-001", too_long=("Isi", "Alamat kirim")
            ),
            (
                "⚠️ Tab Pesanan, P261124-001: isi Isi, Alamat kirim terlalu panjang untuk Google Sheet, jadi disimpan "
                "dulu. Yang lain tetap jalan. Setelah dipendekkan, bot mencoba lagi sendiri."
            ),
        ),
        (
            RoadNews(
                RoadState.POISON, SINCE, detail="Pesanan, P261124-001", quote="Invalid requests[3]: no."
            ),
            (
                "⚠️ Tab Pesanan, P261124-001: Google Sheet menolak catatan ini, jadi disimpan dulu. "
                "Yang lain tetap jalan. Teruskan ini ke yang memasang bot; setelah dibetulkan, bot mencoba lagi "
                'sendiri. Kata Google: "Invalid requests[3]: no."'
            ),
        ),
        (
            RoadNews(RoadState.STOPPED, SINCE, 4, "Pesanan, P261124-001; Pesanan, P261124-002; Tim, Rini"),
            (
                "⚠️ Tab Pesanan, P261124-001; Pesanan, P261124-002; Tim, Rini: semuanya ditolak Google Sheet, "
                "jadi pencatatan ke Sheet berhenti. Pesanan tetap jalan. Teruskan ini ke yang memasang bot; "
                "satu saja dibetulkan, pencatatan jalan lagi."
            ),
        ),
    ],
)
def test_what_google_refused_is_said_with_its_place_first_and_googles_own_words_last(
    news: RoadNews, text: str
) -> None:
    assert said(news) == text


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
@pytest.mark.parametrize("state", [RoadState.OLD_JOURNAL, RoadState.OLD_VERSION])
def test_a_number_that_is_not_ours_names_the_cell_where_somebody_may_have_typed(
    state: RoadState, language: Words
) -> None:
    said_of_it = talk_of(voice(language), RoadNews(state, SINCE)).text
    assert "A1" in said_of_it
    assert "_mitra" in said_of_it


@pytest.mark.parametrize("state", RoadState)
def test_every_state_of_the_road_has_words(state: RoadState) -> None:
    assert len(said(RoadNews(state, SINCE, 1, "Harga"))) > 20


def test_what_her_edits_did_is_one_message() -> None:
    told = tuple(EditTold(kind, "Sambal Bawang", "7", "40") for kind in EditKind)
    lines = said(SheetNews(told)).split("\n")

    assert len(lines) == len(EditKind)
    assert lines[1] == "Stok Sambal Bawang diganti dari 7 jadi 40; selisihnya sudah dihitung."


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("Rp488.000", "lunas", 'Pesanan, D2: kotak ini diisi bot, jadi "lunas" dikembalikan ke "Rp488.000".'),
        ("Rp488.000", "", 'Pesanan, D2: kotak ini diisi bot. Tadi kosong, jadi diisi lagi "Rp488.000".'),
        ("", "lunas", 'Pesanan, D2: kotak ini diisi bot, jadi "lunas" dihapus lagi.'),
    ],
)
def test_a_cell_of_the_bots_that_was_emptied_or_filled_is_not_quoted_as_nothing(
    before: str, after: str, text: str
) -> None:
    assert said(SheetNews((EditTold(EditKind.ROW_PUT_BACK, "Pesanan, D2", before, after),))) == text
