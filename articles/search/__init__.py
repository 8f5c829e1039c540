"""Finding stored articles: the terms an article is indexed under, typed queries, highlights, spelling."""
