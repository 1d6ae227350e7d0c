"""Rules on the budget (PLN1xx): what it pays for, and what it forgets."""
