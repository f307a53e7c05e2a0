"""Google's error bodies: one exception for what a caller gets back, one for a refused part of a batch.

Shapes: https://cloud.google.com/apis/design/errors (google.rpc.Status as JSON).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

JSON = dict[str, Any]

STATUS_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}

STATUS_TEXTS = {
    403: "The caller does not have permission",
    404: "Requested entity was not found.",
    500: "Internal error encountered.",
    503: "The service is currently unavailable.",
    504: "Deadline expired before operation could complete.",
}


class ApiError(Exception):
    """An answer that is not 2xx; `body()` is what the wire carries."""

    def __init__(self, code: int, message: str, details: list[JSON] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details or []

    def body(self) -> JSON:
        """Return the JSON body in Google's shape."""
        error: JSON = {"code": self.code, "message": self.message, "status": STATUS_NAMES[self.code]}
        if self.details:
            error["details"] = self.details
        return {"error": error}


class RefusedError(Exception):
    """One request of a batch cannot be carried out; the batch adds where it stood."""


def invalid(message: str) -> ApiError:
    """400 INVALID_ARGUMENT with this text."""
    return ApiError(400, message)


def field_violation(message: str, field: str) -> ApiError:
    """400 for a body that does not parse, with the field named as google.rpc.BadRequest does."""
    violation = {"description": message}
    if field:
        violation["field"] = field
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return ApiError(400, message, details)


def not_offered(what: str) -> ApiError:
    """501: Google knows this, the local server does not; it says so instead of pretending."""
    return ApiError(501, f"{what} is known to Google but not offered by this local server.")


def of_status(code: int, message: str = "") -> ApiError:
    """Return the usual body of a status, as a fault switched on by a test wants it; or with this message."""
    return ApiError(code, message or STATUS_TEXTS.get(code, HTTPStatus(code).phrase))


def unauthenticated() -> ApiError:
    """401 for a missing, unknown or expired access token."""
    reason = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_EXPIRED",
        "domain": "googleapis.com",
        "metadata": {"service": "sheets.googleapis.com"},
    }
    text = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or "
        "other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    return ApiError(401, text, [reason])


def scope_missing(service: str) -> ApiError:
    """403 for a token whose scopes do not cover the method."""
    reason = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"service": service},
    }
    return ApiError(403, "Request had insufficient authentication scopes.", [reason])


def quota_exceeded(kind: str, limit: int) -> ApiError:
    """429 as recorded in public reports; `kind` is "Read" or "Write"."""
    text = (
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute per user' "
        "of service 'sheets.googleapis.com' for consumer 'project_number:1'."
    )
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "consumer": "projects/1",
            "quota_limit": f"{kind}RequestsPerMinutePerUser",
            "quota_limit_value": str(limit),
            "quota_location": "global",
            "quota_metric": f"sheets.googleapis.com/{kind.lower()}_requests",
            "quota_unit": "1/min/{project}/{user}",
            "service": "sheets.googleapis.com",
        },
    }
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
    }
    help_link = {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}
    return ApiError(429, text, [info, help_link])
