"""What earlier runs found in workbooks, so that a run over thousands opens only those that changed."""
