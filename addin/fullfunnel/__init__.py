"""fullfunnel: the KPI framework for full funnel marketing that lives in the spreadsheet.

One way through: workbook -> ``Framework`` -> targets and findings -> workbook, report.
"""

__version__ = "0.1.0"
