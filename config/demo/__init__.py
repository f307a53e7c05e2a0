"""The demo: an example network, and a day of it. Data files beside the code; the servers come from main.py."""
