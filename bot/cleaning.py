"""Text typed by strangers, made safe to show and to keep: no control characters, no reading order tricks."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "["
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # controls but tab and newline
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # marks and overrides
    "\ud800-\udfff"  # halves of characters
    "\U000e0000-\U000e007f"  # tags, but for flags nobody types them
    "]"
)
_MARKS_IN_A_ROW = 4
LONGEST_NAME = 128


def clean_text(text: str) -> str:
    """Keep words, line breaks and emoji; drop what cannot be seen or turns the reading order round."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_name(text: str) -> str:
    """One line of at most 128 characters, without towers of combining marks."""
    line = " ".join(clean_text(text).split())
    return _without_towers(line)[:LONGEST_NAME].strip()


def _without_towers(line: str) -> str:
    """Keep up to three combining marks on a letter ("zalgo" has dozens)."""
    kept: list[str] = []
    marks = 0
    for character in line:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks < _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
