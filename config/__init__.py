"""Settings, logging, and the example network of the demo. main.py alone reads them and passes them on."""
