"""A new journal on an old Sheet: everything that the Sheet knows becomes the journal's beginning."""
