"""What was answered is still there after stop and start, and after SIGKILL."""

import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.local.cells import EMPTY_ROW, Row
from sheets.local.control import SheetsControl
from sheets.local.errors import ApiError
from sheets.local.rows import RowStore
from sheets.local.server import SheetsServer
from sheets.local.service import Service
from sheets.local.snapshot import world_json, world_of
from tests.local.sheets.conftest import OWNER, Api, cells, marker, text
from tests.local.sheets.test_batch_update import GOOD

NEW_FILE = {"title": "Buku", "locale": "id_ID", "time_zone": "Asia/Jakarta", "owner": OWNER}


def test_a_stopped_server_goes_on_where_it_was_at_the_same_address(tmp_path: Path):
    server = SheetsServer(tmp_path / "state")
    with server:
        control = server.control
        file_id = control.create_spreadsheet(owner=OWNER)
        api = Api(control.url, control.person(OWNER), file_id)
        api.batch(marker(7), cells(0, 0, [text("a")]))
        before = control.snapshot(file_id)
    with server:
        assert server.control.url == control.url
        assert control.snapshot(file_id) == before
        assert "already exists" in api.refused(marker(7))


def test_a_server_in_memory_keeps_its_state_while_the_object_lives():
    server = SheetsServer()
    with server:
        file_id = server.control.create_spreadsheet(owner=OWNER)
    with server:
        assert server.control.owner(file_id).tabs() == ["Sheet1"]


def spawn(folder: Path) -> tuple[subprocess.Popen[str], SheetsControl]:
    command = [sys.executable, "-m", "sheets.local", "--folder", str(folder), "--quota", "60"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, SheetsControl(process.stdout.readline().strip())


def end(process: subprocess.Popen[str], how: signal.Signals) -> int:
    process.send_signal(how)
    process.communicate(timeout=10)
    return process.returncode


def test_a_killed_process_loses_nothing_that_was_answered(tmp_path: Path):
    process, control = spawn(tmp_path)
    file_id = control.create_spreadsheet(owner=OWNER)
    control.write_key(tmp_path / "key.json")
    Api(control.url, control.person(OWNER), file_id).batch(cells(0, 0, [text("a")]))
    before = control.snapshot(file_id)
    assert end(process, signal.SIGKILL) == -signal.SIGKILL
    with (tmp_path / "log.jsonl").open("a") as log:
        log.write('{"n": 99, "op": "torn')

    process, control = spawn(tmp_path)
    after = control.snapshot(file_id)
    assert end(process, signal.SIGTERM) == 0
    assert after == before


def test_two_forks_of_the_log_are_told_apart_by_the_snapshot(tmp_path: Path):
    """A crash between writing the snapshot and emptying the log must not apply calls twice."""
    service = Service(tmp_path)
    file_id = service.perform(service.call("_create_spreadsheet", NEW_FILE))["id"]
    body = {"requests": [{"appendCells": {"rows": [{"values": [text("a")]}], "fields": "*"}}]}
    service.perform(service.call("spreadsheets.batchUpdate", body, OWNER, {"id": file_id}))
    log = (tmp_path / "log.jsonl").read_bytes()
    before = world_json(service.world)
    service.close()
    (tmp_path / "log.jsonl").write_bytes(log)

    again = Service(tmp_path)
    assert world_json(again.world) == before
    again.close()


@given(st.lists(st.lists(GOOD, min_size=1, max_size=3), max_size=6))
@settings(max_examples=40, deadline=None)
def test_replaying_the_log_gives_the_same_state(batches: list[list[dict[str, object]]]):
    with TemporaryDirectory() as folder:
        service = Service(Path(folder))
        file_id = service.perform(service.call("_create_spreadsheet", NEW_FILE))["id"]
        for requests in batches:
            call = service.call("spreadsheets.batchUpdate", {"requests": requests}, OWNER, {"id": file_id})
            try:
                service.perform(call)
            except ApiError:
                continue

        service.close(compact=False)
        again = Service(Path(folder))
        numbers = list(again.world.files[file_id].newest.contents.metadata)

        assert world_json(again.world) == world_json(service.world)
        assert world_json(world_of(world_json(service.world))) == world_json(service.world)
        assert len(numbers) == len(set(numbers))
        again.close()


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "set", "fork"]), st.integers(0, 3000), st.integers(1, 1500)
    ),
    max_size=25,
)


@given(OPERATIONS)
@settings(deadline=None, max_examples=60)
def test_a_row_store_is_a_list_whose_old_versions_never_change(operations: list[tuple[str, int, int]]):
    store, model = RowStore([EMPTY_ROW] * 1200), [EMPTY_ROW] * 1200
    old: list[tuple[RowStore, list[Row]]] = []
    for at, (kind, index, count) in enumerate(operations):
        place = index % (len(model) + 1)
        if kind == "fork":
            old.append((store, list(model)))
            store = store.fork()
        elif kind == "insert":
            fresh = [Row((at,))] * count
            store.insert(place, fresh)
            model[place:place] = fresh
        elif kind == "delete":
            store.delete(place, min(place + count, len(model)))
            del model[place : place + count]
        elif place < len(model):
            store[place] = model[place] = Row((at, index))

    assert list(store) == model
    assert list(store.span(100, 900)) == model[100:900]
    assert [row for _, row in store.reversed_from(len(model))] == model[::-1]
    assert all(list(store) == rows for store, rows in old)


def test_a_folder_survives_only_its_own_files(tmp_path: Path):
    with SheetsServer(tmp_path), pytest.raises(KeyError):
        raise KeyError
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.jsonl", "state.json"]
