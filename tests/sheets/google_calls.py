"""The calls that the roads make, by the names under which the local Google takes faults for them."""

LOOKS, STRUCTURE, WRITES = "values.batchGetByDataFilter", "spreadsheets.get", "spreadsheets.batchUpdate"
READS = (LOOKS, STRUCTURE)
EVERYTHING = (*READS, WRITES)
