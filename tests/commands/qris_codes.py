"""QRIS codes for tests: built and taken apart here, without the library that the product uses. Nobody's real ones."""

from hypothesis import strategies as st

Parts = list[tuple[str, str]]


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE, bit by bit as EMVCo's specification words it."""
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1) ^ 0x1021 if register & 0x8000 else register << 1
            register &= 0xFFFF
    return f"{register:04X}"


def join(parts: Parts) -> str:
    """Tag, length in characters, value; one after the other."""
    return "".join(f"{tag}{len(value):02}{value}" for tag, value in parts)


def sealed(parts: Parts) -> str:
    """The whole payload."""
    body = join(parts) + "6304"
    return body + checksum(body)


def taken_apart(payload: str) -> Parts:
    """Tags and values in their order."""
    parts: Parts = []
    while payload:
        end = 4 + int(payload[2:4])
        parts.append((payload[:2], payload[4:end]))
        payload = payload[end:]
    return parts


def code(
    merchant: str = "Sambal Ibu", city: str = "Cirebon", *, poi: str = "11", more: Parts | None = None
) -> str:
    """A shop's code."""
    accounts = [
        (
            "26",
            join(
                [("00", "ID.CO.CONTOH.WWW"), ("01", "936000000123456789"), ("02", "CONTOH1"), ("03", "UMI")]
            ),
        ),
        ("51", join([("00", "ID.CO.QRIS.WWW"), ("02", "ID2023000000123"), ("03", "UMI")])),
    ]
    rest = [("52", "5812"), ("53", "360"), *(more or []), ("58", "ID"), ("59", merchant), ("60", city)]
    return sealed([("00", "01"), ("01", poi), *accounts, *rest, ("61", "45111")])


_digits = st.text("0123456789", min_size=1, max_size=15)
_words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=15)
_guids = st.sampled_from(("ID.CO.CONTOH.WWW", "COM.CONTOH.PAY", "ID.CONTOH"))
_fees = st.sampled_from(
    (
        [],
        [("55", "01")],
        [("55", "02"), ("56", "1000")],
        [("55", "02"), ("56", "500.00")],
        [("55", "03"), ("57", "0.7")],
        [("55", "03"), ("57", "2.50")],
    )
)


@st.composite
def static_codes(draw: st.DrawFn) -> str:
    """Valid static codes of all sorts: several acquirers, fees and tips, other languages, tags of tomorrow."""
    tags = draw(st.lists(st.integers(26, 45), min_size=1, max_size=3, unique=True))
    accounts: Parts = [
        (str(tag), join([("00", draw(_guids)), ("01", draw(_digits)), ("02", draw(_digits)), ("03", "UMI")]))
        for tag in sorted(tags)
    ]
    if draw(st.booleans()):
        accounts.append(("51", join([("00", "ID.CO.QRIS.WWW"), ("02", draw(_digits)), ("03", "URE")])))
    rest: Parts = [("52", f"{draw(st.integers(0, 9999)):04}"), ("53", "360"), *draw(_fees), ("58", "ID")]
    rest += [("59", draw(_words)), ("60", draw(_words))]
    if draw(st.booleans()):
        rest.append(("61", draw(_digits)[:10]))
    if draw(st.booleans()):
        rest.append(("62", join([("07", draw(_digits)), ("50", draw(_words))])))
    if draw(st.booleans()):
        rest.append(("64", join([("00", "EN"), ("01", draw(_words))])))
    if draw(st.booleans()):
        rest.append(("65", draw(_words)))
    if draw(st.booleans()):
        rest.append(("80", join([("00", draw(_guids)), ("05", draw(_words))])))
    if draw(st.booleans()):
        rest = draw(st.permutations(rest))
    return sealed([("00", "01"), ("01", "11"), *accounts, *rest])
