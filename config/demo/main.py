"""`python main.py demo`: the walk, and then a chat from the terminal until Ctrl-C."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from config.demo.chat import Chat
from config.demo.pasting import ZONE
from config.demo.stage import Stage, StageError, open_stage
from config.demo.transcript import Transcript
from config.demo.walk import walk


def run_demo(*, stays: bool, folder: Path | None) -> int:
    """Play the day and return the exit status: 0 only if every check held.

    `stays`: then chat until Ctrl-C or the end of the input. `folder`: keep this run's data in a new
    folder below it; None: in a temporary one, removed at the end.
    """
    transcript = Transcript()
    try:
        with _room(folder) as room, open_stage(room) as stage:
            checks = walk(stage, transcript)
            if stays:
                transcript.lines(where_things_listen(stage))
                with suppress(KeyboardInterrupt):
                    Chat(stage, transcript).run(sys.stdin)
            return checks.status
    except StageError as error:
        transcript.lines([f"Demo tidak bisa dimulai / the demo cannot begin: {error}"])
        return 1
    except KeyboardInterrupt:
        return 130


def where_things_listen(stage: Stage) -> Sequence[str]:
    """Addresses and keys, as the settings by which another Mitra would use them too."""
    settings = stage.settings
    return (
        "",
        "Semua tetap menyala sampai Ctrl-C / everything stays up until Ctrl-C:",
        f"  MITRA_TELEGRAM_API_URL={settings.telegram_api_url}",
        f"  MITRA_TELEGRAM_TOKEN={settings.telegram_token.get_secret_value()}",
        f"  MITRA_SHEETS_API_URL={settings.sheets_api_url}",
        f"  MITRA_DRIVE_API_URL={settings.drive_api_url}",
        f"  MITRA_SPREADSHEET_ID={settings.spreadsheet_id}",
        f"  MITRA_GOOGLE_CREDENTIALS={settings.google_credentials}",
        f"  data: {stage.folder}",
        "",
    )


@contextmanager
def _room(folder: Path | None) -> Iterator[Path]:
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="mitra-demo-") as room:
            yield Path(room)
        return
    room_of_run = folder.resolve() / f"{datetime.now(ZONE):%Y%m%d-%H%M%S-%f}"
    room_of_run.mkdir(parents=True)
    yield room_of_run
