"""Who may do what: tokens, scopes, shares, quotas; and the bodies of the refusals."""

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest
import requests
from google.auth import crypt, jwt

from sheets.local.control import SheetsControl
from sheets.local.person import SheetsPerson
from tests.local.sheets.conftest import ACCOUNT, OWNER, Api

SCOPE = "https://www.googleapis.com/auth/"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def ask(control: SheetsControl, assertion: str, grant: str = GRANT) -> requests.Response:
    form = {"grant_type": grant, "assertion": assertion}
    return requests.post(f"{control.url}/token", data=form, timeout=10)


def signed(key: Path, **claims: Any) -> str:
    data = json.loads(key.read_text())
    signer = crypt.RSASigner.from_service_account_info(data)
    now = int(time.time())
    usual = {
        "iss": data["client_email"],
        "scope": SCOPE + "spreadsheets",
        "aud": data["token_uri"],
        "iat": now,
        "exp": now + 3600,
    }
    return str(jwt.encode(signer, {**usual, **claims}), "ascii")


def token(control: SheetsControl, key: Path, scope: str = "spreadsheets") -> str:
    answer = ask(control, signed(key, scope=SCOPE + scope))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


@pytest.fixture
def account(control: SheetsControl, key: Path, api: Api) -> Api:
    """The service account at a file shared with it."""
    control.share(api.id, ACCOUNT)
    return Api(control.url, token(control, key), api.id)


def test_a_signed_grant_gets_a_bearer_token(control: SheetsControl, key: Path):
    answer = ask(control, signed(key)).json()

    assert answer["token_type"] == "Bearer"
    assert answer["expires_in"] == 3599
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("claims", "error", "description"),
    [
        ({"aud": "https://elsewhere"}, "invalid_grant", "Failed audience check"),
        (
            {"exp": int(time.time()) - 4000, "iat": int(time.time()) - 7000},
            "invalid_grant",
            "short-lived token",
        ),
        ({"exp": int(time.time()) + 90_000}, "invalid_grant", "short-lived token"),
        ({"iss": "nobody@contoh"}, "invalid_grant", "account not found"),
        ({"scope": "https://nonsense"}, "invalid_scope", "Invalid OAuth scope"),
        ({"scope": ""}, "invalid_scope", "Invalid OAuth scope"),
        ({"iat": "now"}, "invalid_grant", "iat and exp"),
    ],
)
def test_a_grant_with_a_wrong_claim_is_refused(
    control: SheetsControl, key: Path, claims: dict[str, Any], error: str, description: str
):
    answer = ask(control, signed(key, **claims))

    assert answer.status_code == 400
    assert answer.json()["error"] == error
    assert description in answer.json()["error_description"]


def test_a_grant_signed_by_another_key_is_refused(control: SheetsControl, key: Path):
    head, body, _ = signed(key).split(".")
    forged = base64.urlsafe_b64encode(b"x" * 256).decode().rstrip("=")

    assert ask(control, f"{head}.{body}.{forged}").json() == {
        "error": "invalid_grant",
        "error_description": "Invalid JWT Signature.",
    }
    assert ask(control, "nonsense").json()["error"] == "invalid_grant"
    assert ask(control, signed(key), grant="password").json()["error"] == "unsupported_grant_type"


def test_an_expired_token_is_401_in_googles_shape(account: Api, control: SheetsControl):
    assert account.send("GET", "").status_code == 200
    control.expire_tokens()
    answer = account.send("GET", "")

    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"
    assert answer.json()["error"]["message"].startswith("Request had invalid authentication credentials.")


def test_tokens_live_as_long_as_they_are_told(control: SheetsControl, key: Path, api: Api):
    control.token_lifetime(0)
    short = Api(control.url, token(control, key), api.id)
    control.token_lifetime(3600)

    assert short.send("GET", "").status_code == 401


def test_a_token_without_the_scope_is_403(control: SheetsControl, key: Path, api: Api):
    control.share(api.id, ACCOUNT)
    reader = Api(control.url, token(control, key, "spreadsheets.readonly"), api.id)
    answer = reader.send("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")

    assert reader.send("GET", "").status_code == 200
    assert answer.status_code == 403
    assert answer.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_a_file_that_is_not_shared_is_403_and_one_that_is_not_there_404(
    control: SheetsControl, key: Path, api: Api
):
    stranger = Api(control.url, token(control, key), api.id)

    assert stranger.send("GET", "").json() == {
        "error": {
            "code": 403,
            "message": "The caller does not have permission",
            "status": "PERMISSION_DENIED",
        }
    }
    nowhere = Api(control.url, stranger.token, "1nope")
    assert nowhere.send("GET", "").json() == {
        "error": {"code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"}
    }


def test_readers_may_not_write_and_sharing_can_end(control: SheetsControl, account: Api):
    control.share(account.id, ACCOUNT, "reader")
    write: dict[str, Any] = {"requests": [{"addSheet": {}}]}

    assert account.send("GET", "").status_code == 200
    assert account.send("POST", ":batchUpdate", write).status_code == 403
    control.unshare(account.id, ACCOUNT)
    assert account.send("GET", "").status_code == 403


def test_a_file_in_the_bin_is_gone_for_others(control: SheetsControl, account: Api, owner: SheetsPerson):
    control.trash(account.id)

    assert account.send("GET", "").status_code == 404
    assert owner.tabs() == ["Sheet1"]
    control.trash(account.id, trashed=False)
    assert account.send("GET", "").status_code == 200


def test_quotas_are_counted_apart_for_reads_and_writes_and_spare_persons(
    control: SheetsControl, account: Api, api: Api
):
    control.quota(2, 1)
    statuses = [account.send("GET", "").status_code for _ in range(3)]
    write: dict[str, Any] = {"requests": [{"addSheet": {}}]}
    writes = [account.send("POST", ":batchUpdate", write) for _ in range(2)]

    assert statuses == [200, 200, 429]
    assert [one.status_code for one in writes] == [200, 429]
    error = writes[1].json()["error"]
    assert error["status"] == "RESOURCE_EXHAUSTED"
    assert error["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
    assert error["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"
    assert error["details"][0]["metadata"]["quota_limit_value"] == "1"
    assert len(api.get("")["sheets"]) == 2
    assert all(api.send("GET", "").status_code == 200 for _ in range(4))


def test_drive_tells_a_files_version_in_its_own_error_shape(control: SheetsControl, key: Path, api: Api):
    control.share(api.id, ACCOUNT)
    headers = {"Authorization": f"Bearer {token(control, key, 'drive.metadata.readonly')}"}

    def file(file_id: str, **query: str) -> requests.Response:
        return requests.get(
            f"{control.url}/drive/v3/files/{file_id}", params=query, headers=headers, timeout=10
        )

    before = file(api.id, fields="version").json()
    api.batch({"addSheet": {}})

    assert int(file(api.id, fields="version").json()["version"]) == int(before["version"]) + 1
    assert file(api.id).json() == {
        "kind": "drive#file",
        "id": api.id,
        "name": "Buku",
        "mimeType": "application/vnd.google-apps.spreadsheet",
    }
    assert file("nope").json()["error"]["errors"][0]["reason"] == "notFound"
    assert (
        requests.get(f"{control.url}/v4/spreadsheets/{api.id}", headers=headers, timeout=10).status_code
        == 403
    )


def test_a_copy_belongs_to_the_owner_and_is_shared_with_nobody(
    control: SheetsControl, account: Api, api: Api
):
    api.put("/values/A1", {"values": [["a"]]}, valueInputOption="RAW")
    copy = control.copy(api.id)

    assert control.owner(copy).values("Sheet1") == [["a"]]
    assert Api(account.url, account.token, copy).send("GET", "").status_code == 403
    assert control.person(OWNER) == api.token
