import json

import pytest

from sheets.local.routes import COMMON_PARAMETERS, ROUTES, Route
from sheets.local.updates.batch import KINDS
from tests.local.sheets import derive
from tests.local.sheets.conftest import discovery_name
from tests.local.sheets.discovery import document, faults, methods


def test_the_table_of_accepted_fields_is_what_google_documents():
    assert json.loads(derive.TABLE.read_text()) == derive.derived()
    assert derive.TABLE.read_text() == derive.text()


def test_every_request_kind_offered_has_a_handler():
    assert set(KINDS) == derive.OFFERED_REQUESTS


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.operation)
def test_every_route_is_a_method_of_google_with_its_verb_path_and_parameters(route: Route):
    api, name = discovery_name(route.operation)
    method = methods(api)[name]
    placed = {
        "id": "spreadsheetId" if api == "sheets" else "fileId",
        "sheet": "sheetId",
        "metadata": "metadataId",
    }
    template = document(api)["servicePath"] + method["path"]
    ours = route.template.lstrip("/")
    for mine, theirs in placed.items():
        ours = ours.replace(f"{{{mine}}}", f"{{{theirs}}}")
    query = {name for name, spec in method.get("parameters", {}).items() if spec["location"] == "query"}

    assert (route.verb, ours) == (method["httpMethod"], template)
    assert set(route.parameters) == query
    assert route.message == (method.get("request", {}).get("$ref") if api == "sheets" else None)


def test_parameters_of_every_method_are_those_google_lists():
    assert set(document("sheets")["parameters"]) == COMMON_PARAMETERS


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"sheetId": 1, "bogus": 2}, "GridRange.bogus: unknown field"),
        ({"sheetId": "1"}, "GridRange.sheetId: '1' is no int32"),
        ({"startRowIndex": True}, "GridRange.startRowIndex: True is no int32"),
    ],
)
def test_the_validator_that_judges_the_server_finds_what_is_wrong(body: object, fault: str):
    assert faults("sheets", "GridRange", body) == [fault]
    assert faults("sheets", "ValueRange", {"majorDimension": "ROW"}) != []
