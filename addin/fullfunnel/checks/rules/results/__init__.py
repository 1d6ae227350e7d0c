"""The rules on results (``RES1xx``), one a file."""
