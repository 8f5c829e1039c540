"""Whole made-up sites, from their address to their rows."""
