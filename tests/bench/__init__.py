"""`make bench`: every line of what the product promises about speed, measured; see `docs/benchmarks.md`."""
