"""Recalculating a workbook without Excel: precedents, dependents, the formula engine and how far it is trusted."""
