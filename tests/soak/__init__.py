"""The product killed again and again under load, and judged afterwards: `make soak`."""
