"""The platforms whose exports are read, one file each: how its files are known, and what it does that others do not."""
