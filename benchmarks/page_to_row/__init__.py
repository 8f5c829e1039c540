"""What one page costs from its request to its rows, beside scripts that do the same."""
