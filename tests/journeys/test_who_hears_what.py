"""Every command, said by everybody, in private and in a group: who hears what."""

import pytest

from bot.local.group import Group
from tests.journeys.conftest import APPLICANT, ASEP, INACTIVE, OWNER_ID, SITI, Network

STRANGER = 700000000000001
PEOPLE = {
    "stranger": STRANGER,
    "reseller": SITI,
    "another reseller": ASEP,
    "owner": OWNER_ID,
    "applicant": APPLICANT,
    "inactive": INACTIVE,
}

PARTNERS_ONLY = "Pemesanan di sini untuk mitra terdaftar."
RESTS = "Kemitraan ini sedang tidak aktif."

IN_PRIVATE = [
    ("stranger", "/start", "Sambal Ibu"),
    ("stranger", "/harga", "Sambal Bawang Rp25.000"),
    ("stranger", "/price", "Ini harga umum"),
    ("stranger", "/harga nastar", "Rp75.000"),
    ("stranger", "/order sambal bawang 10", PARTNERS_ONLY),
    ("stranger", "/pesanan", PARTNERS_ONLY),
    ("stranger", "/report", PARTNERS_ONLY),
    ("stranger", "/bantuan", "/harga"),
    ("stranger", "halo", "Belum paham maksudnya."),
    ("reseller", "/start", "Halo, Siti Rohmah."),
    ("reseller", "/harga", "Harga untuk Siti Rohmah (reseller), mulai 10, boleh campur rasa:"),
    ("reseller", "/harga sambal bawang", "mulai 10 botol: Rp20.000"),
    ("reseller", "/harga rendang", "tidak ada di daftar kami"),
    ("reseller", "/order", "sambal bawang 10"),
    ("reseller", "/order sambal bawang 10", "10 botol x Rp20.000 = Rp200.000"),
    ("reseller", "/pesan sambal bawang 10", "Cek dulu ya, Siti Rohmah:"),
    ("reseller", "sambal bawang 10", "Cek dulu ya, Siti Rohmah:"),
    ("reseller", "/pesanan", "Belum ada pesanan."),
    ("reseller", "/report", "Belum ada belanja."),
    ("reseller", "/laporan minggu", "Belum dibayar Rp0"),
    ("reseller", "/report entah apa", "belum kami kenal"),
    ("reseller", "/bantuan", "/pesanan"),
    ("reseller", "/help", "/report"),
    ("reseller", "/tidakada", "Belum paham maksudnya."),
    ("owner", "/start", "Halo, Bu Ratna."),
    ("owner", "/harga", "Sambal Bawang Rp25.000"),
    ("owner", "/order sambal bawang 10", "Pesanan siapa?"),
    ("owner", "/order halo", "/order untuk"),
    ("owner", "/order untuk Bu Tini: sambal bawang 10", "Cek dulu ya, Bu Tini:"),
    ("owner", "/pesanan", "esanan"),
    ("owner", "/report", "belum ada pesanan."),
    ("owner", "/bantuan", "/report"),
    ("applicant", "/harga", "Sambal Bawang Rp25.000"),
    ("applicant", "/order sambal bawang 10", "sudah kami terima"),
    ("inactive", "/harga", "Sambal Bawang Rp25.000"),
    ("inactive", "/order sambal bawang 10", RESTS),
]

IN_GROUP = [
    ("stranger", "/harga", "Harga Sambal Ibu:"),
    ("another reseller", "/harga", "Sambal Bawang Rp25.000"),
    ("owner", "/harga@sambal_ibu_bot", "Sambal Bawang Rp25.000"),
    ("another reseller", "/order sambal bawang 10", "chat pribadi"),
    ("another reseller", "/report", "chat pribadi"),
    ("another reseller", "/pesanan", "chat pribadi"),
    ("owner", "/report", "chat pribadi"),
    ("stranger", "/bantuan", "/harga"),
    ("another reseller", "/start", "Ketik /harga"),
]


@pytest.fixture
def group(sambal_ibu: Network) -> Group:
    members = [sambal_ibu.person(telegram_id) for telegram_id in PEOPLE.values()]
    return sambal_ibu.people.group("Mitra Cirebon", members=members, kind="supergroup")


@pytest.mark.parametrize(("who", "says", "hears"), IN_PRIVATE)
def test_in_private(sambal_ibu: Network, who: str, says: str, hears: str) -> None:
    person = sambal_ibu.person(PEOPLE[who])

    person.says(says)

    assert hears in person.hears(timeout=10).words


@pytest.mark.parametrize(("who", "says", "hears"), IN_GROUP)
def test_in_a_group_nothing_personal_is_said(
    sambal_ibu: Network, group: Group, who: str, says: str, hears: str
) -> None:
    person = sambal_ibu.person(PEOPLE[who])

    person.says(says, chat=group)

    text = person.hears(timeout=10, chat=group).words
    assert hears in text
    assert "Asep" not in text
    assert "20.000" not in text


def test_in_a_group_the_bot_is_silent_unless_spoken_to(sambal_ibu: Network, group: Group) -> None:
    siti = sambal_ibu.person(SITI)
    siti.says("sambal bawang 10", chat=group)
    siti.says("/harga@bot_lain", chat=group)

    assert siti.hears_nothing(seconds=1.0, chat=group)


def test_a_button_in_the_group_leads_into_the_private_chat(sambal_ibu: Network, group: Group) -> None:
    asep = sambal_ibu.person(ASEP)
    asep.says("/order", chat=group)
    answer = asep.hears(timeout=10, chat=group)

    asep.presses(answer.labels[0], message=answer, chat=group)

    assert "sambal bawang 10" in asep.hears(timeout=10).words


def test_an_anonymous_admin_has_no_rights(sambal_ibu: Network, group: Group) -> None:
    group.anonymous_says("/report@sambal_ibu_bot")

    assert sambal_ibu.owner.hears_nothing(seconds=1.0, chat=group)
