"""What the command that imports exports needs: its options, and how far it is."""
