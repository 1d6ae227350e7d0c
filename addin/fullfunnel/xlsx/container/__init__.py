"""The package of a workbook: the zip archive, its parts, and how the parts refer to each other."""
