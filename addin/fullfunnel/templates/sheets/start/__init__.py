"""The first sheet, and the cells that stand on it."""
