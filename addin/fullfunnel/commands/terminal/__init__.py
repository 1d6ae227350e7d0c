"""The command line itself: its language, shared options, what is printed, and what was typed wrong."""
