"""Reading what partners type: names, quantities and the words around them. No IO, no guess."""
