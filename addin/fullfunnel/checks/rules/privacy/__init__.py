"""Rules on personal data (DAT1xx): it does not belong in a plan, and is shown masked."""
