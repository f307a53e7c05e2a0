"""Any body that Google's schema allows gets an answer: carried out, or refused with its place; never a 500."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets.local import schema
from sheets.local.control import SheetsControl
from sheets.local.updates.batch import KINDS
from tests.local.sheets.conftest import Api, Recorder

SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "int32": st.integers(-1, 12) | st.sampled_from([2**31 - 1, -(2**31)]),
    "string": st.sampled_from(["", "a", "Sheet1", "A1", "=1", "x y", "A1:B2", "(", "n"]),
    "bool": st.booleans(),
    "google-fieldmask": st.sampled_from(
        ["*", "userEnteredValue", "range", "title", "index", "bogus", "a(", ""]
    ),
    "double": st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False),
    "float": st.floats(0, 1),
    "any": st.none(),
}


def of(kind: Any, depth: int) -> st.SearchStrategy[Any] | None:
    """Return bodies of a type; None when the server does not offer it, or it nests too deep to matter."""
    if isinstance(kind, list):
        if kind[0] == "enum":
            return st.sampled_from(kind[1:])
        inner = of(kind[1], depth)
        if inner is None:
            return None
        return (
            st.lists(inner, max_size=2)
            if kind[0] == "list"
            else st.dictionaries(st.just("0"), inner, max_size=1)
        )
    if kind == "!":
        return None
    return message(kind[1:], depth - 1) if kind[0] == "@" else SCALARS[kind]


def required(found: st.SearchStrategy[Any] | None) -> st.SearchStrategy[Any]:
    return st.nothing() if found is None else found


def message(name: str, depth: int) -> st.SearchStrategy[Any] | None:
    if depth < 0:
        return None
    fields = {field: of(kind, depth) for field, kind in schema.fields_of(name).items()}
    return st.fixed_dictionaries(
        {}, optional={field: found for field, found in fields.items() if found is not None}
    )


REQUEST = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.fixed_dictionaries({kind: required(of(schema.fields_of("Request")[kind], 4))})
)


@given(st.lists(REQUEST, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_batch_that_parses_is_carried_out_or_refused(
    api: Api, control: SheetsControl, recorder: Recorder, batch: list[dict[str, Any]]
):
    before = control.snapshot(api.id)
    answer = api.send("POST", ":batchUpdate", {"requests": batch, "includeSpreadsheetInResponse": True})

    assert answer.status_code in (200, 400), answer.text
    assert recorder.faults == []
    if answer.status_code == 400:
        assert "requests[" in answer.json()["error"]["message"]
        assert control.snapshot(api.id) == before


FILTER = st.fixed_dictionaries({"dataFilters": st.lists(required(message("DataFilter", 3)), max_size=2)})


@given(FILTER)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_data_filter_reads_something_or_is_refused(api: Api, body: dict[str, Any]):
    for path in ("/values:batchGetByDataFilter", ":getByDataFilter", "/developerMetadata:search"):
        assert api.send("POST", path, body).status_code in (200, 400)
