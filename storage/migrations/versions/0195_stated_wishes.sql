-- Few publishers state wishes in their pages, and all pages of a site were read to find none: 5,000 rows at a million articles.
CREATE INDEX page_stated_wishes ON page (site, url_fingerprint, requested_at)
    WHERE kind = 'article' AND outcome = 'fetched' AND wishes <> '{}';
