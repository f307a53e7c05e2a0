"""Drive v3: files.get and files.list, as much as a Sheets client needs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sheets.local.errors import JSON, ApiError
from sheets.local.fieldmask import keep, parse

if TYPE_CHECKING:
    from sheets.local.call import Call
    from sheets.local.world import DriveFile, World

MIME = "application/vnd.google-apps.spreadsheet"
_DEFAULT = "kind,id,name,mimeType"
_NAME = re.compile(r"name ?= ?(['\"])((?:\\.|(?!\1).)*)\1")


def _time(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _file_json(file: DriveFile, call: Call) -> JSON:
    seen = file.newest if call.as_of is None else file.version_at(call.as_of)
    role = file.role(call.email)
    return {
        "kind": "drive#file",
        "id": file.id,
        "name": seen.contents.properties["title"],
        "mimeType": MIME,
        "trashed": file.is_trashed,
        "version": str(seen.number),
        "createdTime": _time(file.created),
        "modifiedTime": _time(seen.time),
        "ownedByMe": role == "owner",
        "owners": [{"kind": "drive#user", "emailAddress": file.owner, "me": role == "owner"}],
        "capabilities": {"canEdit": role in ("owner", "writer")},
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
    }


def get(world: World, call: Call) -> JSON:
    """Return a file's name, version and times; Drive's own fields default to four."""
    file = world.files.get(call.path["id"])
    if file is None or file.role(call.email) is None:
        raise _not_found(call.path["id"])
    return _masked(_file_json(file, call), call.option("fields") or _DEFAULT)


def _masked(body: JSON, fields: str) -> JSON:
    kept = keep(parse(fields), body)
    return kept if isinstance(kept, dict) else {}


def _not_found(file_id: str) -> ApiError:
    return DriveError(404, f"File not found: {file_id}.", "notFound", "fileId")


class DriveError(ApiError):
    """An error in the older shape that Drive v3 answers with."""

    def __init__(self, code: int, message: str, reason: str, location: str) -> None:
        super().__init__(code, message)
        self.reason = reason
        self.location = location

    def body(self) -> JSON:
        """Return Drive's body: a list of errors beside code and message."""
        one = {
            "message": self.message,
            "domain": "global",
            "reason": self.reason,
            "location": self.location,
            "locationType": "parameter",
        }
        return {"error": {"code": self.code, "message": self.message, "errors": [one]}}


def list_files(world: World, call: Call) -> JSON:
    """Return the spreadsheets this account may see; of queries only `name = '...'` narrows."""
    named = _NAME.search(call.option("q") or "")
    seen = [file for file in world.files.values() if file.role(call.email) and not file.is_trashed]
    bodies = [_file_json(file, call) for file in seen]
    if named:
        bodies = [body for body in bodies if body["name"] == re.sub(r"\\(.)", r"\1", named[2])]
    tree = parse(call.option("fields") or f"kind,incompleteSearch,files({_DEFAULT})")
    kept = keep(tree, {"kind": "drive#fileList", "incompleteSearch": False, "files": bodies})
    return kept if isinstance(kept, dict) else {}
