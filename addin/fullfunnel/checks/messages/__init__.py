"""Messages against the stage they stand in, and against what their place and channel ask."""
