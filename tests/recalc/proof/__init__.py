"""Where formulas may be evaluated: branches and outcomes, by kinds of values."""
