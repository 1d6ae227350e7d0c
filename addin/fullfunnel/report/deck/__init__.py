"""What stands on slides: native charts, and tables in pages."""
