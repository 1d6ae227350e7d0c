"""The rows of one table: which are rows, which are totals, and which days they are about."""
