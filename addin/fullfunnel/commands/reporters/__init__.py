"""What a command prints: text for people, JSON, SARIF and annotations for programs."""
