"""The road to the Sheet: entries become rows in numbered batches, each applied exactly once."""
