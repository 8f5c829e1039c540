"""The project's spiders: there is one, which crawls any site."""
