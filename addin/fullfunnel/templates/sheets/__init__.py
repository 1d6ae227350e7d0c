"""The sheets of a new workbook, one a file."""
