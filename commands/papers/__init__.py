"""Pages as values: what a nota, a shipping label or a packing list says, for `bot.paper` to draw."""

from commands.papers.order import addressee, contents, label, letterhead, nota
from commands.papers.packing import fits_a_phone, packing_list, production_recap
from commands.papers.values import (
    Labels,
    Letterhead,
    Nota,
    NotaLine,
    Packed,
    PackingList,
    Paper,
    ShippingLabel,
    ToMake,
    ToPack,
)

__all__ = [
    "Labels",
    "Letterhead",
    "Nota",
    "NotaLine",
    "Packed",
    "PackingList",
    "Paper",
    "ShippingLabel",
    "ToMake",
    "ToPack",
    "addressee",
    "contents",
    "fits_a_phone",
    "label",
    "letterhead",
    "nota",
    "packing_list",
    "production_recap",
]
