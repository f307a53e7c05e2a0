"""Links into the private chat (`t.me/bot?start=...`) and to WhatsApp."""

import re
from urllib.parse import quote

from commands.checking import PROOF_LINK

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What Telegram allows after `?start=`, https://core.telegram.org/bots/features#deep-linking."""
_SHORTEST_PHONE = 8
_LONGEST_LINK = 2_000
"""Characters that any browser and any phone takes."""


def start_link(bot_username: str, payload: str = "") -> str:
    """Open the private chat with the bot; pressing Start sends `/start payload`.

    >>> start_link("mitra_bot", "harga")
    'https://t.me/mitra_bot?start=harga'
    """
    if not payload:
        return f"https://t.me/{bot_username}"
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError("a start payload has 1 to 64 letters, digits, _ or -")
    return f"https://t.me/{bot_username}?start={payload}"


def proof_link(bot_username: str, payment_id: str) -> str:
    """Ask the bot in the private chat for the proof of a payment: it shows it to the owner's team and to nobody else.

    The file itself has an address too, which is never given away: it holds the bot's token.

    >>> proof_link("mitra_bot", "B261124-003")
    'https://t.me/mitra_bot?start=bukti_B261124-003'
    """
    return start_link(bot_username, f"{PROOF_LINK}{payment_id}")


def start_payload(args: str) -> str:
    """Return the payload of `/start payload`, or nothing where it cannot be one."""
    payload = args.strip()
    return payload if _PAYLOAD.fullmatch(payload) else ""


def whatsapp_text_link(text: str) -> str:
    """Opens WhatsApp with this text, to be sent to whomever she chooses (https://faq.whatsapp.com/5913398998672934).

    Nothing where the text is so long that phones or Telegram may cut the link: it is copied instead.
    """
    address = f"https://wa.me/?text={quote(text, errors='replace')}"
    return address if len(address) <= _LONGEST_LINK else ""


def whatsapp_link(phone: str, text: str = "") -> str:
    """Return a `wa.me` link for an Indonesian number as people type it; nothing where it is no number.

    >>> whatsapp_link("0812-3456-7890")
    'https://wa.me/6281234567890'
    """
    digits = re.sub(r"[^0-9]", "", phone)
    if len(digits) < _SHORTEST_PHONE:
        return ""
    if digits.startswith("0"):
        digits = "62" + digits[1:]
    return f"https://wa.me/{digits}" + (f"?text={quote(text)}" if text else "")
