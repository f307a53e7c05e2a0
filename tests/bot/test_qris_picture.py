"""A shop's code with an exact amount as a picture: an independent reader finds the amount and the same merchant."""

import pytest

from bot.pictures import codes_in
from commands.files import QrisPicture
from commands.qris import Qris, read_qris, with_amount
from tests.bot.artists import ARTIST
from tests.bot.qr import as_jpeg, qr_png, read_back
from tests.commands.qris_codes import code, taken_apart

SHOPS = (
    code(),
    code("Warung Émbok Ñ", "São", more=[("55", "02"), ("56", "1000")]),
    code("DAPUR & KUE BU YATI", "KOTA YOGYAKARTA", more=[("55", "03"), ("57", "0.7")]),
)


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("rupiah", [1, 488_000, 9_999_999_999])
async def test_the_picture_pays_just_this_amount_to_just_this_shop(shop: str, rupiah: int) -> None:
    found = read_qris(read_back(as_jpeg(qr_png(shop))))
    assert isinstance(found, Qris)

    drawn = await ARTIST.draw(QrisPicture(with_amount(found, rupiah), "Sambal Ibu", rupiah, "P261124-007"))

    paid = taken_apart(read_back(drawn.content))
    assert [part for part in paid if part[0] not in ("01", "54", "63")] == [
        part for part in taken_apart(shop) if part[0] not in ("01", "63")
    ]
    assert (dict(paid)["01"], dict(paid)["54"]) == ("12", str(rupiah))
    assert codes_in(as_jpeg(drawn.content, quality=40)) == (read_back(drawn.content),)
