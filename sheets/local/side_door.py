"""What happens to a Sheet without the API: files appear, are shared, trashed, copied, restored; keys are made.

These calls are logged like the API's own, so that they survive a restart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.local.methods.files import new_file
from sheets.local.snapshot import contents_json, contents_of
from sheets.local.spreadsheet import new_spreadsheet

if TYPE_CHECKING:
    from sheets.local.call import Call, Handler
    from sheets.local.errors import JSON
    from sheets.local.world import World


def create_spreadsheet(world: World, call: Call) -> JSON:
    """Make an empty file, as the owner does in the browser."""
    body = call.body
    contents = new_spreadsheet(body["title"], body["locale"], body["time_zone"])
    return {"id": new_file(world, call, contents, body["owner"]).id}


def share(world: World, call: Call) -> JSON:
    """Let an account read or write a file."""
    world.known_file(call.body["id"]).roles[call.body["email"]] = call.body["role"]
    return {}


def unshare(world: World, call: Call) -> JSON:
    """Take an account's access away."""
    world.known_file(call.body["id"]).roles.pop(call.body["email"], None)
    return {}


def trash(world: World, call: Call) -> JSON:
    """Put a file into the bin, or take it out."""
    world.known_file(call.body["id"]).is_trashed = call.body["trashed"]
    return {}


def copy(world: World, call: Call) -> JSON:
    """Copy a file ("Make a copy"): contents and developer metadata under a new id, shared with nobody."""
    source = world.known_file(call.body["id"])
    contents = source.newest.contents.fork()
    title = call.body.get("title") or f"Copy of {contents.properties['title']}"
    contents.properties = {**contents.properties, "title": title}
    return {"id": new_file(world, call, contents, source.owner).id}


def register_key(world: World, call: Call) -> JSON:
    """Know the public half of a service account's key."""
    world.keys.setdefault(call.body["email"], {})[call.body["key_id"]] = call.body["public_key"]
    return {}


def person(world: World, call: Call) -> JSON:
    """Give a person a bearer token, always the same one."""
    for token, email in world.people.items():
        if email == call.body["email"]:
            return {"token": token}
    token = f"person.{call.random.getrandbits(160):x}"
    world.people[token] = call.body["email"]
    return {"token": token}


def put_back(world: World, call: Call) -> JSON:
    """Make these contents the newest version; the log carries them whole, for it may outlive the history."""
    file = world.known_file(call.body["id"])
    file.commit(contents_of(call.body["contents"]), call.now)
    return {"version": file.newest.number}


def restored_contents(world: World, file_id: str, version: int | None, steps_back: int | None) -> JSON:
    """Return an old version's contents, by its number or counted back from now."""
    file = world.known_file(file_id)
    if version is not None:
        kept = {one.number: one for one in file.versions}
        if version not in kept:
            raise KeyError(f"version {version} is not kept; kept: {min(kept)} to {max(kept)}")
        return contents_json(kept[version].contents)
    return contents_json(file.versions[-1 - (steps_back or 0)].contents)


LOGGED: dict[str, Handler] = {
    "_create_spreadsheet": create_spreadsheet,
    "_share": share,
    "_unshare": unshare,
    "_trash": trash,
    "_copy": copy,
    "_register_key": register_key,
    "_person": person,
    "_put_back": put_back,
}
