"""Words about pictures that the team sends, and about the shop's QRIS."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands.replies.pictures import PictureTrouble


@dataclass(frozen=True, slots=True)
class PictureWords:
    """One language's words."""

    troubles: Mapping[PictureTrouble, str]
    ask: str
    ask_for_city: str
    instead: str
    """Under the question: another code is in force."""
    use: str
    leave: str
    in_force: str
    was_in_force: str
    left: str
    left_old: str
    """The same, and another one stays."""
    changed: str


INDONESIAN = PictureWords(
    troubles={
        PictureTrouble.UNOPENED: "Gambar ini belum bisa dibuka. Kirim sekali lagi sebagai foto, ya.",
        PictureTrouble.NO_CODE: "Belum ada QRIS yang terbaca di gambar ini.\n"
        "Kalau ini QRIS toko, kirim sekali lagi: tajam, terang, tidak terpotong.",
        PictureTrouble.NOT_QRIS: "Kode di gambar ini bukan QRIS toko.\n"
        "Kirim gambar QRIS dari bank atau aplikasi pembayaran.",
        PictureTrouble.ONE_TIME: "QRIS ini untuk sekali bayar.\nKirim yang statis, yang biasa ditempel di toko.",
        PictureTrouble.DAMAGED: "QRIS ini terbaca tidak utuh.\n"
        "Kirim gambarnya sekali lagi, lebih tajam dan tidak terpotong.",
        PictureTrouble.SEVERAL: "Di gambar ini ada lebih dari satu QRIS. Kirim gambar dengan satu QRIS saja.",
    },
    ask="Pakai QRIS ini, a.n. {merchant}?",
    ask_for_city="Pakai QRIS ini, a.n. {merchant} ({city})?",
    instead="Ini menggantikan QRIS a.n. {merchant}.",
    use="Pakai",
    leave="Jangan",
    in_force="✅ QRIS a.n. {merchant} dipakai mulai sekarang.",
    was_in_force="QRIS a.n. {merchant} ini memang sudah dipakai.",
    left="QRIS itu tidak dipakai.",
    left_old="QRIS itu tidak dipakai. Yang tetap dipakai a.n. {merchant}.",
    changed="⚠️ QRIS usaha diganti oleh {who}, sekarang a.n. {merchant}.\n"
    "Kalau ini bukan yang benar, kirim gambar QRIS yang benar ke sini.",
)

ENGLISH = PictureWords(
    troubles={
        PictureTrouble.UNOPENED: "This picture cannot be opened yet. Please send it again as a photo.",
        PictureTrouble.NO_CODE: "No QRIS can be read in this picture.\n"
        "If it is the shop's QRIS, send it again: sharp, bright, not cut off.",
        PictureTrouble.NOT_QRIS: "The code in this picture is not a shop's QRIS.\n"
        "Send the QRIS picture of your bank or payment app.",
        PictureTrouble.ONE_TIME: "This QRIS is for one payment.\nSend the static one that hangs in the shop.",
        PictureTrouble.DAMAGED: "This QRIS is not whole.\nSend the picture again, sharper and not cut off.",
        PictureTrouble.SEVERAL: "There is more than one QRIS in this picture. Send one with a single QRIS.",
    },
    ask="Use this QRIS of {merchant}?",
    ask_for_city="Use this QRIS of {merchant} ({city})?",
    instead="It takes the place of the QRIS of {merchant}.",
    use="Use it",
    leave="No",
    in_force="✅ The QRIS of {merchant} is used from now on.",
    was_in_force="This QRIS of {merchant} is used already.",
    left="That QRIS is not used.",
    left_old="That QRIS is not used. The one in use is still that of {merchant}.",
    changed="⚠️ The business's QRIS was changed by {who}; it is that of {merchant} now.\n"
    "If it is not the right one, send the picture of the right QRIS here.",
)
