"""Downloader middlewares: what may be sent, with which validators, and when a site is left in peace."""
