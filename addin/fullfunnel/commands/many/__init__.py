"""A run over many workbooks: what is handed out, and what comes back."""
