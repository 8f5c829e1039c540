ALTER TABLE article ADD COLUMN wishes text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN article.wishes IS
    'What its publisher asks of users of the page: content-usage: …, noai, noarchive, license: …; of its newest visit.';
UPDATE article a SET wishes = p.wishes
FROM (
    SELECT DISTINCT ON (d.article) d.article, p.wishes
    FROM page p JOIN address d ON d.site = p.site AND d.url_fingerprint = p.url_fingerprint
    WHERE p.outcome = 'fetched' AND p.kind = 'article' AND d.article IS NOT NULL
    ORDER BY d.article, p.requested_at DESC, p.id DESC
) p
WHERE a.id = p.article AND p.wishes <> '{}';
