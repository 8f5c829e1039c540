-- What a site's newest articles teach is read from a window of them: without this, from all that was ever requested.
CREATE INDEX page_articles ON page (site, requested_at, id) WHERE page_type = 'article';
