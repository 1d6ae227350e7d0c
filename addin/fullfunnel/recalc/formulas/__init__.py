"""What formulas read, and how they are spelled."""
