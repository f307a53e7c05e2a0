"""What tells this journal's batches from another writer's."""

import secrets

from sheets.journal import Journal
from sheets.journal_identity import INSTANCE


def instance_of(journal: Journal) -> str:
    """The journal's own name, drawn once and kept."""
    known = journal.get_meta(INSTANCE)
    if known is None:
        known = secrets.token_hex(8)
        journal.set_meta(INSTANCE, known)
    return known
