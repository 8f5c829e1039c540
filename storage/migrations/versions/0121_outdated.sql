-- Whatever older rules made is found by its version, without reading the store at each cleaning.
CREATE INDEX article_versions ON article (relevance_version, annotation_version, fingerprint_version);
CREATE INDEX search_entry_version ON search_entry (search_version);

-- Every article has a row: one that cleaning made with it, or this one, whose terms are made at the next occasion.
INSERT INTO search_entry (article, cluster, representative, sampled, site, dated, first_seen_at, movements, awards,
    province_now, search_version, terms)
SELECT a.id, a.cluster, c.representative IS NOT DISTINCT FROM a.id, in_search_sample(a.cluster), a.site,
    coalesce(a.published_at, '0001-01-01 00:00:00+00'), a.first_seen_at, '{}', '{}', a.own_province_now, 0, ''
FROM article a JOIN cluster c ON c.id = a.cluster
WHERE NOT EXISTS (SELECT FROM search_entry e WHERE e.article = a.id);
