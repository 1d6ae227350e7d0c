"""A workbook of one host made into one of another."""
