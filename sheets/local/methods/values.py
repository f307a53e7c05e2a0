"""values.get, update, append, clear, their batches, and the same by DataFilter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local import a1
from sheets.local.errors import JSON, RefusedError, invalid
from sheets.local.filters import area_of_a1, areas
from sheets.local.locales import conventions
from sheets.local.methods.files import contents_as_of
from sheets.local.methods.tables import append_place
from sheets.local.placing import Placed, place
from sheets.local.ranges import Box, after_insert
from sheets.local.reading import Reader, Rendering
from sheets.local.updates.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.call import Call
    from sheets.local.sheet import Sheet
    from sheets.local.world import DriveFile, World

Area = tuple["Sheet", Box]


def get(world: World, call: Call) -> JSON:
    """Return one range."""
    contents = contents_as_of(world.file(call.path["id"], call.email, writing=False), call)
    sheet, box = area_of_a1(contents, call.path["range"])
    return Reader(contents).value_range(sheet, box, Rendering.of(_options(call)))


def _options(call: Call) -> JSON:
    return {name: values[-1] for name, values in call.query.items()}


def batch_get(world: World, call: Call) -> JSON:
    """Return several ranges."""
    file = world.file(call.path["id"], call.email, writing=False)
    contents = contents_as_of(file, call)
    reader, rendering = Reader(contents), Rendering.of(_options(call))
    chosen = [area_of_a1(contents, text) for text in call.query.get("ranges", [])]
    found = [reader.value_range(sheet, box, rendering) for sheet, box in chosen]
    return {"spreadsheetId": file.id, **({"valueRanges": found} if found else {})}


def batch_get_by_data_filter(world: World, call: Call) -> JSON:
    """Return the ranges that filters name; a range named twice comes once with both filters."""
    file = world.file(call.path["id"], call.email, writing=False)
    contents = contents_as_of(file, call)
    reader, rendering = Reader(contents), Rendering.of(call.body)
    found: dict[str, JSON] = {}
    for data_filter in call.body.get("dataFilters", []):
        for sheet, box in areas(contents, data_filter):
            key = a1.write(sheet.title, box)
            if key in found:
                found[key]["dataFilters"].append(data_filter)
            else:
                values = reader.value_range(sheet, box, rendering)
                found[key] = {"valueRange": values, "dataFilters": [data_filter]}
    return {"spreadsheetId": file.id, **({"valueRanges": list(found.values())} if found else {})}


# -- writing ----------------------------------------------------------------------------------------------------


class _Write:
    """One write call: a draft, how values are to be read, and how the answer shows them."""

    def __init__(self, world: World, call: Call, options: JSON, prefix: str = "response") -> None:
        self.file: DriveFile = world.file(call.path["id"], call.email, writing=True)
        self.draft = Draft(
            self.file.newest.contents.fork(), call.email, self.file.owner, call.random, call.moment
        )
        self.call = call
        self.shows_values = options.get("includeValuesInResponse") in (True, "true")
        self.rendering = Rendering.of(options, prefix)
        self.is_typed = _input_option(options)

    def put(self, area: Area, data: JSON, *, is_anchor: bool) -> JSON:
        """Write values and return an UpdateValuesResponse."""
        sheet, box = area
        contents = self.draft.contents
        locale = conventions(contents.properties["locale"])
        values = Placed(data.get("values", []), data.get("majorDimension") == "COLUMNS", is_anchor=is_anchor)
        place_in = place(sheet, box, values)
        try:
            self.draft.guard(sheet, place_in)
            count = values.write(sheet, place_in, locale if self.is_typed else None, self.call.moment)
        except RefusedError as refused:
            raise invalid(str(refused)) from refused
        answer: JSON = {"spreadsheetId": self.file.id, "updatedRange": a1.write(sheet.title, place_in)}
        if count:
            answer["updatedRows"] = place_in.bottom - place_in.top
            answer["updatedColumns"] = place_in.right - place_in.left
            answer["updatedCells"] = count
        if self.shows_values:
            answer["updatedData"] = Reader(contents).value_range(sheet, place_in, self.rendering)
        return answer

    def keep(self) -> None:
        """Make the draft the newest version."""
        self.file.commit(self.draft.contents, self.call.now)


def _input_option(options: JSON) -> bool:
    """Tell whether values are read as typed by a person; the option is required."""
    option = options.get("valueInputOption")
    if option not in ("RAW", "USER_ENTERED"):
        raise invalid("'valueInputOption' is required but not specified")
    return bool(option == "USER_ENTERED")


def _is_one_cell(text: str) -> bool:
    """Tell whether A1 text names one cell; values may then run on from it."""
    found = a1.parse(text)
    if found is None or found.bottom is None or found.right is None:
        return False
    return found.bottom - (found.top or 0) == 1 and found.right - (found.left or 0) == 1


def update(world: World, call: Call) -> JSON:
    """Write one range."""
    _check_range(call, call.body)
    write = _Write(world, call, _options(call))
    text = call.path["range"]
    answer = write.put(area_of_a1(write.draft.contents, text), call.body, is_anchor=_is_one_cell(text))
    write.keep()
    return answer


def _check_range(call: Call, data: JSON) -> None:
    said, wanted = data.get("range"), call.path["range"]
    if said and said.replace("'", "") != wanted.replace("'", ""):
        raise invalid(f"Requested writing within range [{wanted}], but the body says [{said}].")


def batch_update(world: World, call: Call) -> JSON:
    """Write several ranges, all or none."""
    write = _Write(world, call, call.body)
    answers = []
    for data in call.body.get("data", []):
        text = data.get("range", "")
        area = area_of_a1(write.draft.contents, text)
        answers.append(write.put(area, data, is_anchor=_is_one_cell(text)))
    write.keep()
    return _totals(write.file.id, answers)


def batch_update_by_data_filter(world: World, call: Call) -> JSON:
    """Write the ranges that filters name, all or none."""
    write = _Write(world, call, call.body)
    answers = []
    for data in call.body.get("data", []):
        data_filter = data.get("dataFilter", {})
        for area in areas(write.draft.contents, data_filter):
            answer = write.put(area, data, is_anchor=False)
            answer.pop("spreadsheetId")
            answers.append({**answer, "dataFilter": data_filter})
    write.keep()
    return _totals(write.file.id, answers)


def _totals(file_id: str, answers: list[JSON]) -> JSON:
    sheets = {answer["updatedRange"].rpartition("!")[0] for answer in answers if "updatedCells" in answer}
    totals = {
        "totalUpdatedRows": sum(answer.get("updatedRows", 0) for answer in answers),
        "totalUpdatedColumns": sum(answer.get("updatedColumns", 0) for answer in answers),
        "totalUpdatedCells": sum(answer.get("updatedCells", 0) for answer in answers),
        "totalUpdatedSheets": len(sheets),
    }
    shown = {name: total for name, total in totals.items() if total}
    return {"spreadsheetId": file_id, **shown, "responses": answers}


def append(world: World, call: Call) -> JSON:
    """Write rows after the table that the range meets, growing the grid at its end."""
    _check_range(call, call.body)
    write = _Write(world, call, _options(call))
    draft = write.draft
    sheet, box = area_of_a1(draft.contents, call.path["range"])
    table, top, left = append_place(sheet, box)
    values = Placed(call.body.get("values", []), call.body.get("majorDimension") == "COLUMNS", is_anchor=True)
    height, width = values.height, max(values.width, 1)
    try:
        _make_room(draft, sheet, top, height, inserts=call.option("insertDataOption") == "INSERT_ROWS")
        if left + width > sheet.column_count:
            sheet.insert_columns(sheet.column_count, left + width - sheet.column_count, None)
        draft.contents.check_size()
    except RefusedError as refused:
        raise invalid(str(refused)) from refused
    here = Box(top, top + max(height, 1), left, left + width)
    answer = write.put((sheet, here), call.body, is_anchor=True)
    write.keep()
    shown = {"tableRange": a1.write(sheet.title, table)} if table is not None else {}
    return {"spreadsheetId": write.file.id, **shown, "updates": answer}


def _make_room(draft: Draft, sheet: Sheet, top: int, height: int, *, inserts: bool) -> None:
    if inserts and height and top < sheet.row_count:
        sheet.insert_rows(top, height, top - 1 if top else None)
        draft.contents.shift(sheet, "ROWS", after_insert(top, height))
    missing = top + max(height, 1) - sheet.row_count
    if missing > 0:
        sheet.insert_rows(sheet.row_count, missing, None)


# -- clearing ---------------------------------------------------------------------------------------------------


def _clear(world: World, call: Call, chosen: Callable[[Draft], list[Area]]) -> tuple[str, list[str]]:
    file = world.file(call.path["id"], call.email, writing=True)
    draft = Draft(file.newest.contents.fork(), call.email, file.owner, call.random, call.moment)
    cleared = []
    for sheet, box in chosen(draft):
        try:
            draft.guard(sheet, box)
        except RefusedError as refused:
            raise invalid(str(refused)) from refused
        for index in range(box.top, box.bottom):
            if sheet.rows[index].values:
                values, styles = sheet.edit(index, box.right)
                values[box.left : box.right] = [None] * (box.right - box.left)
                sheet.put(index, values, styles)
        cleared.append(a1.write(sheet.title, box))
    file.commit(draft.contents, call.now)
    return file.id, cleared


def clear(world: World, call: Call) -> JSON:
    """Empty a range's values; formats stay."""
    file_id, cleared = _clear(world, call, lambda draft: [area_of_a1(draft.contents, call.path["range"])])
    return {"spreadsheetId": file_id, "clearedRange": cleared[0]}


def batch_clear(world: World, call: Call) -> JSON:
    """Empty several ranges, all or none."""
    texts = call.body.get("ranges", [])
    file_id, cleared = _clear(world, call, lambda draft: [area_of_a1(draft.contents, text) for text in texts])
    return {"spreadsheetId": file_id, "clearedRanges": cleared}


def batch_clear_by_data_filter(world: World, call: Call) -> JSON:
    """Empty the ranges that filters name, all or none."""
    filters = call.body.get("dataFilters", [])
    file_id, cleared = _clear(
        world, call, lambda draft: [area for one in filters for area in areas(draft.contents, one)]
    )
    return {"spreadsheetId": file_id, "clearedRanges": cleared}
