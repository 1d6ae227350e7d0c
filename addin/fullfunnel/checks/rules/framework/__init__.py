"""Rules on the KPI framework (KPI1xx)."""
