"""The plan in plain formulas: what the cell functions calculate, in ordinary functions that every spreadsheet has.

Nothing here opens a workbook: the modules make the text of formulas. :mod:`fullfunnel.templates` writes them.
"""
