"""The inside of Mitra: what may be asked and what is answered. No IO, no SDK, no clock, no randomness."""
