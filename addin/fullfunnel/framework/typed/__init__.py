"""What people type in a cell, read as it was meant: numbers, days, spans, money, periods, words."""
