"""Pages with known fields, and how a reading of them is scored."""
