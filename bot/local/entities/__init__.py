"""Marked-up text to plain text and MessageEntity objects (offsets and lengths in UTF-16 units)."""
