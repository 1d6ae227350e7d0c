"""Rules on what only a file shows (FIL1xx)."""
