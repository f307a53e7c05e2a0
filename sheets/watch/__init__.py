"""The road from the Sheet: looks at the owner's tabs, what they mean, and what the bot's cells must show."""
