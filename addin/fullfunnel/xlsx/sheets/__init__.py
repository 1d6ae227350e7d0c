"""One sheet of a workbook: its XML, its cells and what they hold."""
