"""Personal data in a plan: it does not belong there, and is shown masked."""
