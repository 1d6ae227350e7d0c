"""The sheet in plain formulas: its values, its scenarios, and whether it agrees with the functions."""
