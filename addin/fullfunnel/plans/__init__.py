"""A whole plan as analysts and commands use it: read from a workbook, a DataFrame or rows."""
