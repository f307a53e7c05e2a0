"""Two ways back: the replica of the Sheet, and what restores, compares and repairs a Sheet by the journal."""
