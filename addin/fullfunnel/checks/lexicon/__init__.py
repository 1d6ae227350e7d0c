"""Words and phrases as data: cues per stage, opposites, services."""
