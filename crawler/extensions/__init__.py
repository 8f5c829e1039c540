"""Extensions: the pace of each site, progress, and an end that does not wait."""
