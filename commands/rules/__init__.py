"""The rules of the business as pure functions over frozen values; only the standard library."""
