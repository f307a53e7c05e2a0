"""How an HTTP answer is classified: applied, refused, or unknown. Bodies are in Google's own shape."""

from typing import Any

import pytest

from sheets.outcomes import Cause, Refused, Unknown, outcome_of_error


def google(code: int, status: str, message: str, **more: Any) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "status": status, **more}}


QUOTA = google(
    429,
    "RESOURCE_EXHAUSTED",
    "Quota exceeded for quota metric 'Write requests'.",
    details=[
        {"@type": "type.googleapis.com/google.rpc.Help", "links": []},
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"},
    ],
)


def test_a_bad_request_of_a_batch_is_named() -> None:
    body = google(400, "INVALID_ARGUMENT", "Invalid requests[12].updateCells: no grid with id: 5")

    assert outcome_of_error(400, body) == Refused(
        400, "INVALID_ARGUMENT", 12, "Invalid requests[12].updateCells: no grid with id: 5"
    )


def test_a_quota_refusal_is_known_by_its_reason_not_its_words() -> None:
    outcome = outcome_of_error(429, QUOTA)

    assert isinstance(outcome, Refused)
    assert outcome.is_over_quota
    assert (outcome.reason, outcome.request_index) == ("RATE_LIMIT_EXCEEDED", None)


def test_drives_older_error_format_has_its_reason_read_too() -> None:
    body = google(403, "", "off", errors=[{"domain": "usageLimits", "reason": "accessNotConfigured"}])

    outcome = outcome_of_error(403, body)

    assert isinstance(outcome, Refused)
    assert outcome.reason == "accessNotConfigured"


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_server_error_proves_nothing_even_with_googles_body(status: int) -> None:
    body = google(status, "UNAVAILABLE", "The service is currently unavailable.")

    assert outcome_of_error(status, body) == Unknown(Cause.SERVER_ERROR, status)


@pytest.mark.parametrize("body", [None, [], "text", {"error": "no"}, {"message": "portal"}])
def test_a_page_that_is_not_googles_proves_nothing(body: object) -> None:
    assert outcome_of_error(400, body) == Unknown(Cause.UNREADABLE, 400)
