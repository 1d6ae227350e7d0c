"""Which figures the pictures of a report show, and how they are drawn."""
