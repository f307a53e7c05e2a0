"""developerMetadata.get and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.errors import JSON, invalid, of_status
from sheets.local.filters import matching
from sheets.local.methods.files import contents_as_of
from sheets.local.reading import metadata_json

if TYPE_CHECKING:
    from sheets.local.call import Call
    from sheets.local.world import World


def get(world: World, call: Call) -> JSON:
    """Return one entry by its id; 404 when there is none."""
    contents = contents_as_of(world.file(call.path["id"], call.email, writing=False), call)
    entry = contents.metadata.get(int(call.path["metadata"]))
    if entry is None:
        raise of_status(404)
    return metadata_json(entry)


def search(world: World, call: Call) -> JSON:
    """Return the entries that the lookups of the filters fit; each names the filters that it fits."""
    contents = contents_as_of(world.file(call.path["id"], call.email, writing=False), call)
    found: dict[int, JSON] = {}
    for data_filter in call.body.get("dataFilters", []):
        if "developerMetadataLookup" not in data_filter:
            raise invalid("Only developerMetadataLookup filters are offered by this local server's search.")
        for entry in matching(contents, data_filter["developerMetadataLookup"]):
            match = found.setdefault(
                entry["metadataId"], {"developerMetadata": metadata_json(entry), "dataFilters": []}
            )
            match["dataFilters"].append(data_filter)
    return {"matchedDeveloperMetadata": list(found.values())} if found else {}
