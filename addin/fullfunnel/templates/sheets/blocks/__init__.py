"""Blocks of cells that stand on a sheet with others."""
