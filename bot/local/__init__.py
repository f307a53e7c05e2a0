"""A Telegram-compatible server on loopback: the Bot API in front, a people's door beside it."""
