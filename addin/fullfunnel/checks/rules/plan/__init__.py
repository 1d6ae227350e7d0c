"""Rules on a plan: do and do not (PLN1xx)."""
