"""QRIS, Indonesia's QR code for payments: reading a shop's code, and the same code with an amount in it.

The codec is qriskit's; what a shop's code must be, and what may change in it, is said here (decision 0014).
"""

from dataclasses import dataclass
from enum import StrEnum

import qriskit
from qriskit import spec

QRIS_SETTING = "QRIS"
"""The row of `Pengaturan` that holds the shop's code."""
MOST = 9_999_999_999_999
"""Rupiah: tag 54 holds 13 characters."""


class QrisRefusal(StrEnum):
    """Why a code is not the shop's."""

    NOT_QRIS = "not_qris"  # another QR code: a link, a contact, a foreign payment code
    ONE_TIME = "one_time"  # dynamic, or with an amount: made for one payment
    DAMAGED = "damaged"  # its checksum or its fields do not fit: cut off, or typed by hand


@dataclass(frozen=True, slots=True)
class Qris:
    """A static QRIS: whoever scans it types the amount. `nmid` is the merchant's national number."""

    payload: str
    merchant: str
    city: str
    nmid: str = ""

    @staticmethod
    def of(payload: str) -> "Qris":
        """A payload that was read before. ValueError for any other."""
        found = read_qris(payload)
        if isinstance(found, QrisRefusal):
            raise ValueError(f"{found} is no shop's QRIS")  # noqa: TRY004 - the value is wrong
        return found


def read_qris(text: str) -> Qris | QrisRefusal:
    """Read the text of a QR code; only a static Indonesian QRIS is one.

    Codes without the national account (tag 51) are older and still valid; the order of tags is free.
    """
    payload = text.strip()
    try:
        found = qriskit.parse(payload)
    except ValueError:
        return QrisRefusal.DAMAGED if _looks_like_one(payload) else QrisRefusal.NOT_QRIS
    if found.get(spec.TAG_PFI) is None or (found.country, found.currency) != ("ID", "360"):
        return QrisRefusal.DAMAGED if _looks_like_one(payload) else QrisRefusal.NOT_QRIS
    if any(issue.severity == "error" for issue in qriskit.validate(found)):
        return QrisRefusal.DAMAGED
    if not found.is_static or found.get(spec.TAG_AMOUNT) is not None:
        return QrisRefusal.ONE_TIME
    return Qris(payload, found.merchant_name or "", found.merchant_city or "", found.nmid or "")


def with_amount(qris: Qris, rupiah: int) -> str:
    """The payload with this very amount, for one payment: tag 01 becomes 12, tag 54 the amount, 63 the new checksum.

    All else stays, byte for byte and in its order: also 55 to 57 (a tip that the payer is asked for, a fixed or a
    percentage fee), which her acquirer set and which the payer's app adds to the amount and shows apart. Raises
    ValueError for an amount that is not from 1 to `MOST`.
    """
    if not 1 <= rupiah <= MOST:
        raise ValueError(f"no QRIS holds the amount {rupiah}")
    code = qriskit.parse(qris.payload)
    return code.with_tag(spec.TAG_POI, spec.POI_DYNAMIC).with_tag(spec.TAG_AMOUNT, str(rupiah)).dumps()


def _looks_like_one(payload: str) -> bool:
    """Begins as every QRIS does, so that something happened to it on the way."""
    return payload.startswith("000201") and ("ID.CO." in payload or "5802ID" in payload)
