"""Everything that stands on this server: files with their versions, who may open them, keys and people."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets.local.errors import ApiError, of_status

if TYPE_CHECKING:
    from sheets.local.spreadsheet import Spreadsheet

HISTORY = 400
_READERS = frozenset({"owner", "writer", "commenter", "reader"})
_WRITERS = frozenset({"owner", "writer"})


@dataclass(frozen=True, slots=True)
class Version:
    """The contents of a file from a moment on."""

    number: int
    time: float
    contents: Spreadsheet


@dataclass(slots=True)
class DriveFile:
    """A spreadsheet file: contents by version, owner, shares, trash."""

    id: str
    owner: str
    created: float
    versions: deque[Version] = field(default_factory=lambda: deque(maxlen=HISTORY))
    roles: dict[str, str] = field(default_factory=dict)
    is_trashed: bool = False

    @property
    def newest(self) -> Version:
        """The version that stands now."""
        return self.versions[-1]

    def version_at(self, moment: float) -> Version:
        """Return the version that stood at a moment; the oldest one kept if it is older still."""
        for version in reversed(self.versions):
            if version.time <= moment:
                return version
        return self.versions[0]

    def commit(self, contents: Spreadsheet, now: float) -> None:
        """Make these contents the newest version."""
        number = self.versions[-1].number + 1 if self.versions else 1
        self.versions.append(Version(number, now, contents))

    def role(self, email: str) -> str | None:
        """Return what a person is to this file."""
        return "owner" if email == self.owner else self.roles.get(email)


@dataclass(slots=True)
class World:
    """The state that is kept on disk."""

    files: dict[str, DriveFile] = field(default_factory=dict)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)  # service account -> key id -> public PEM
    people: dict[str, str] = field(default_factory=dict)  # bearer token -> email

    def file(self, file_id: str, email: str, *, writing: bool) -> DriveFile:
        """Find a file that this account may read or write; Google's 404 and 403 otherwise."""
        found = self.files.get(file_id)
        if found is None:
            raise of_status(404)
        role = found.role(email)
        if role not in _READERS or (writing and role not in _WRITERS):
            raise of_status(403)
        if found.is_trashed and email != found.owner:
            raise of_status(404)
        return found

    def known_file(self, file_id: str) -> DriveFile:
        """Find a file for the side door, which asks nobody's leave."""
        found = self.files.get(file_id)
        if found is None:
            raise ApiError(404, f"There is no file {file_id}.")
        return found
