"""What is built from the engines and their proof: run as modules."""
