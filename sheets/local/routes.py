"""Which method and path is which operation, as Google's discovery documents name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sheets.local.methods import drive, entries, files, values

if TYPE_CHECKING:
    from sheets.local.call import Handler

_SCOPE = "https://www.googleapis.com/auth/"
_WRITE_SCOPES = frozenset(_SCOPE + name for name in ("spreadsheets", "drive", "drive.file"))
_READ_SCOPES = _WRITE_SCOPES | {_SCOPE + "spreadsheets.readonly", _SCOPE + "drive.readonly"}
_DRIVE_SCOPES = frozenset(
    _SCOPE + name
    for name in ("drive", "drive.file", "drive.readonly", "drive.metadata", "drive.metadata.readonly")
)
_S = "/v4/spreadsheets/{id}"
_RENDER = ("majorDimension", "valueRenderOption", "dateTimeRenderOption")
_RESPONSE = ("includeValuesInResponse", "responseValueRenderOption", "responseDateTimeRenderOption")
COMMON_PARAMETERS = frozenset(
    {
        "$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser",
        "uploadType", "upload_protocol",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Route:
    """One method of the API."""

    operation: str
    verb: str
    template: str
    handler: Handler
    message: str | None = None  # the schema of its body
    parameters: tuple[str, ...] = ()
    kind: str = "write"

    @property
    def pattern(self) -> re.Pattern[str]:
        """The template as a pattern over the still encoded path."""
        return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+?)", re.escape(self.template)) + r"\Z")

    @property
    def is_drive(self) -> bool:
        """Tell whether it belongs to Drive, which has quotas of its own."""
        return self.operation.startswith("drive.")

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes of which a token needs one."""
        if self.is_drive:
            return _DRIVE_SCOPES
        return _WRITE_SCOPES if self.kind == "write" else _READ_SCOPES


def _read(operation: str, verb: str, template: str, handler: Handler, *rest: str) -> Route:
    """Return a reading route; `rest` names parameters, or after "@" the body's schema."""
    message = next((one[1:] for one in rest if one.startswith("@")), None)
    return Route(operation, verb, template, handler, message, tuple(o for o in rest if o[0] != "@"), "read")


ROUTES: tuple[Route, ...] = (
    Route("spreadsheets.create", "POST", "/v4/spreadsheets", files.create, "Spreadsheet"),
    Route("spreadsheets.batchUpdate", "POST", f"{_S}:batchUpdate", files.batch_update, "BatchUpdateSpreadsheetRequest"),
    _read(
        "spreadsheets.getByDataFilter",
        "POST",
        f"{_S}:getByDataFilter",
        files.get_by_data_filter,
        "@GetSpreadsheetByDataFilterRequest",
    ),
    _read(
        "spreadsheets.get", "GET", _S, files.get, "ranges", "includeGridData", "excludeTablesInBandedRanges",
        "commentsViewMode",
    ),
    Route(
        "spreadsheets.sheets.copyTo",
        "POST",
        f"{_S}/sheets/{{sheet}}:copyTo",
        files.copy_to,
        "CopySheetToAnotherSpreadsheetRequest",
    ),
    _read("values.batchGet", "GET", f"{_S}/values:batchGet", values.batch_get, "ranges", *_RENDER),
    _read(
        "values.batchGetByDataFilter",
        "POST",
        f"{_S}/values:batchGetByDataFilter",
        values.batch_get_by_data_filter,
        "@BatchGetValuesByDataFilterRequest",
    ),
    Route("values.batchUpdate", "POST", f"{_S}/values:batchUpdate", values.batch_update, "BatchUpdateValuesRequest"),
    Route(
        "values.batchUpdateByDataFilter",
        "POST",
        f"{_S}/values:batchUpdateByDataFilter",
        values.batch_update_by_data_filter,
        "BatchUpdateValuesByDataFilterRequest",
    ),
    Route("values.batchClear", "POST", f"{_S}/values:batchClear", values.batch_clear, "BatchClearValuesRequest"),
    Route(
        "values.batchClearByDataFilter",
        "POST",
        f"{_S}/values:batchClearByDataFilter",
        values.batch_clear_by_data_filter,
        "BatchClearValuesByDataFilterRequest",
    ),
    Route(
        "values.append",
        "POST",
        f"{_S}/values/{{range}}:append",
        values.append,
        "ValueRange",
        ("valueInputOption", "insertDataOption", *_RESPONSE),
    ),
    Route("values.clear", "POST", f"{_S}/values/{{range}}:clear", values.clear, "ClearValuesRequest"),
    Route(
        "values.update",
        "PUT",
        f"{_S}/values/{{range}}",
        values.update,
        "ValueRange",
        ("valueInputOption", *_RESPONSE),
    ),
    _read("values.get", "GET", f"{_S}/values/{{range}}", values.get, *_RENDER),
    _read(
        "developerMetadata.search",
        "POST",
        f"{_S}/developerMetadata:search",
        entries.search,
        "@SearchDeveloperMetadataRequest",
    ),
    _read("developerMetadata.get", "GET", f"{_S}/developerMetadata/{{metadata}}", entries.get),
    _read(
        "drive.files.get", "GET", "/drive/v3/files/{id}", drive.get, "acknowledgeAbuse", "supportsAllDrives",
        "supportsTeamDrives", "includePermissionsForView", "includeLabels",
    ),
    _read(
        "drive.files.list", "GET", "/drive/v3/files", drive.list_files, "q", "pageSize", "pageToken", "orderBy",
        "spaces", "corpora", "corpus", "driveId", "includeItemsFromAllDrives", "supportsAllDrives",
        "supportsTeamDrives", "includeTeamDriveItems", "teamDriveId", "includePermissionsForView", "includeLabels",
    ),
)  # fmt: skip
_COMPILED = tuple((route, route.pattern) for route in ROUTES)


def find(verb: str, raw_path: str) -> tuple[Route, dict[str, str]] | None:
    """Return the route of a request and its decoded path parameters."""
    for route, pattern in _COMPILED:
        if route.verb == verb and (found := pattern.match(raw_path)):
            return route, {name: unquote(value) for name, value in found.groupdict().items()}
    return None
