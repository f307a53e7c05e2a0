"""Phrases about time that passes, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClockWords:
    """Reminders, time that is asked for, and what becomes of orders nobody paid."""

    reminder: str
    due_today: str
    due_soon: str
    overdue: str
    unheard: str
    said_transferred: str
    said_paid: str
    ask_time: str
    wanted: str
    wanted_due: str
    give_day: str
    give_days: str
    no_time: str
    asked: str
    asked_due: str
    kept_until: str
    kept: str
    refused: str
    release_wanted: str
    release_wanted_part: str
    not_reminded: str
    cancel: str
    leave: str
    released: str
    released_part: str
    released_never_timed: str
    released_told: str
    postage_waits: str
    message_us: str
    again: str
    void: Mapping[str, str]


INDONESIAN = ClockWords(
    reminder="⏰ {called}, {no} ({sum}) masih kami simpankan sampai {moment}.",
    due_today="⏰ {called}, {no} ({sum}) jatuh tempo hari ini.",
    due_soon="⏰ {called}, {no} ({sum}) jatuh tempo {day}.",
    overdue="{called}, {no} ({sum}) sudah lewat jatuh tempo {days} hari. Kalau ada kendala, kabari saja.",
    unheard=(
        "⚠️ Tagihan {no}, {name}, {sum}, jatuh tempo {day}. Bot tidak bisa mengabarinya, jadi ingatkan "
        "langsung, ya."
    ),
    said_transferred="Sudah transfer",
    said_paid="Sudah bayar",
    ask_time="Minta waktu",
    wanted="⚠️ {name} minta waktu untuk {no}, {sum}. Selama belum dijawab, pesanannya tetap disimpan.",
    wanted_due="⚠️ {name} minta waktu untuk tagihan {no}, {sum}. Tanggalnya disepakati langsung, ya.",
    give_day="Beri sampai besok {clock}",
    give_days="Beri {days} hari",
    no_time="Tidak bisa",
    asked="Permintaan waktu untuk {no} sudah sampai ke {owner}. Jawabannya kami kirim di sini.",
    asked_due="Permintaan waktu untuk tagihan {no} sudah sampai ke {owner}. {owner} akan menghubungi soal tanggalnya.",
    kept_until="{no} kami simpankan sampai {moment}.",
    kept="{no} kami simpankan, tanpa batas waktu.",
    refused="{no} belum bisa disimpan lebih lama, jadi tetap sampai {moment}.",
    release_wanted="⚠️ {no}, {name}, {sum} belum dibayar sampai batasnya. Mau diapakan?",
    release_wanted_part=(
        "⚠️ {no}, {name}: sudah masuk {paid}, sisanya {sum} belum dibayar sampai batasnya. Mau diapakan?"
    ),
    not_reminded="Pengingatnya belum sampai ke mitra.",
    cancel="Batalkan",
    leave="Biarkan",
    released=(
        "{no} kami batalkan karena pembayaran belum masuk sampai {moment}. Kalau sudah telanjur transfer, "
        "kirim buktinya ke sini; uangnya aman."
    ),
    released_part=(
        "{no} kami batalkan karena sisanya belum masuk. Kalau sudah telanjur transfer, kirim buktinya ke sini; "
        "uangnya aman."
    ),
    released_never_timed=(
        "{no} kami batalkan karena pembayaran belum masuk. Kalau sudah telanjur transfer, kirim buktinya ke "
        "sini; uangnya aman."
    ),
    released_told="{no} ({name}) dibatalkan karena belum dibayar. Barangnya bisa dijual lagi.",
    postage_waits=(
        "⚠️ {count} pesanan menunggu ongkir: {numbers}. Isi kolom Ongkir di tab Pesanan supaya bisa dibayar."
    ),
    message_us="Chat kami",
    again="Pesan lagi",
    void={
        "paid": "{no} sudah dibayar, atau buktinya sedang dicek.",
        "partly": "{no} sudah dibayar sebagian, jadi tetap kami simpankan. Sisanya bisa menyusul.",
        "moved": "{no} sudah tidak menunggu pembayaran.",
        "answered": "{no} sudah dijawab.",
    },
)

ENGLISH = ClockWords(
    reminder="⏰ {called}, we keep {no} ({sum}) for you until {moment}.",
    due_today="⏰ {called}, {no} ({sum}) is due today.",
    due_soon="⏰ {called}, {no} ({sum}) is due {day}.",
    overdue="{called}, {no} ({sum}) was due {days} days ago. If anything is in the way, just tell us.",
    unheard="⚠️ The bill of {no}, {name}, {sum}, is due {day}. The bot cannot reach her: please remind her.",
    said_transferred="I have transferred",
    said_paid="I have paid",
    ask_time="Ask for time",
    wanted="⚠️ {name} asks for time for {no}, {sum}. Until you answer, the order is kept.",
    wanted_due="⚠️ {name} asks for time for the bill of {no}, {sum}. Message her to agree on a day.",
    give_day="Until tomorrow {clock}",
    give_days="Give {days} days",
    no_time="Not possible",
    asked="Your wish for time for {no} has reached {owner}. The answer will come here.",
    asked_due="Your wish for time for the bill of {no} has reached {owner}, who will contact you about the day.",
    kept_until="We keep {no} for you until {moment}.",
    kept="We keep {no} for you, however long it takes.",
    refused="{no} cannot be kept longer, so it stays until {moment}.",
    release_wanted="⚠️ {no}, {name}, {sum} was not paid in time. What now?",
    release_wanted_part="⚠️ {no}, {name}: {paid} arrived, the other {sum} was not paid in time. What now?",
    not_reminded="The reminder has not reached the partner.",
    cancel="Cancel it",
    leave="Leave it",
    released=(
        "We released {no}, since no payment had arrived by {moment}. If you have already paid, send the "
        "proof here; your money is safe."
    ),
    released_part=(
        "We released {no}, since the rest had not arrived. If you have already paid, send the proof here; your "
        "money is safe."
    ),
    released_never_timed=(
        "We released {no}, since no payment had arrived. If you have already paid, send the proof here; "
        "your money is safe."
    ),
    released_told="{no} ({name}) was cancelled, since it was not paid. The goods can be sold again.",
    postage_waits=(
        "⚠️ Orders waiting for postage ({count}): {numbers}. Fill in Ongkir in tab Pesanan, so that they can be paid."
    ),
    message_us="Message us",
    again="Order again",
    void={
        "paid": "{no} is paid, or its proof is being checked.",
        "partly": "{no} is paid in part, so we keep it. The rest may follow.",
        "moved": "{no} does not wait for money any more.",
        "answered": "{no} was answered already.",
    },
)
