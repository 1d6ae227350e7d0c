"""The sheets on time and on what if: Calendar and Scenarios."""
