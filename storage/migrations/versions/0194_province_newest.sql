-- Of each site the newest, in the order of article_newest: what has a date is in the same order there. A province's
-- articles were all read and sorted, which took eight seconds of a million.
CREATE OR REPLACE VIEW silent_province AS
WITH own AS (
    SELECT s.province_now, count(*) AS sites, count(*) FILTER (WHERE s.enabled) AS sites_enabled,
           count(*) FILTER (WHERE s.enabled AND (s.failed_crawls >= 3 OR s.last_outcome IN ('blocked', 'empty')
                OR (s.failed_crawls > 0 AND s.last_success_at IS NULL))) AS sites_failing,
           max(s.last_success_at) FILTER (WHERE s.enabled) AS last_read_at
    FROM site s WHERE s.province_now IS NOT NULL GROUP BY s.province_now
), known AS (
    SELECT p.id AS province_now, p.name, coalesce(own.sites, 0) AS sites,
           coalesce(own.sites_enabled, 0) AS sites_enabled, coalesce(own.sites_failing, 0) AS sites_failing,
           own.last_read_at, newest.id AS last_article, newest.at AS last_article_at,
           (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - (newest.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS days
    FROM province_roll p
    LEFT JOIN own ON own.province_now = p.id
    LEFT JOIN LATERAL (
        SELECT of_site.id, of_site.at
        FROM site s CROSS JOIN LATERAL (
            SELECT a.id, coalesce(a.published_at, a.listed_at) AS at FROM article a
            WHERE a.site = s.id AND a.relevant AND coalesce(a.published_at, a.listed_at) IS NOT NULL
            ORDER BY coalesce(a.published_at, a.listed_at, a.first_seen_at) DESC, a.id LIMIT 1
        ) of_site
        WHERE s.province_now = p.id ORDER BY of_site.at DESC, of_site.id LIMIT 1
    ) newest ON true
    WHERE p.era = 'current'
)
SELECT province_now, name, last_article, last_article_at,
       CASE WHEN days IS NOT NULL THEN greatest(days, 0) END AS days_silent,  -- greatest() alone makes 0 of null
       sites, sites_enabled, sites_failing, last_read_at,
       CASE WHEN sites_enabled = 0 THEN 'no site'
            WHEN days <= 30 THEN 'reporting'
            WHEN last_read_at IS NULL AND sites_failing = 0 THEN 'not read'
            WHEN sites_failing = sites_enabled OR last_read_at IS NULL OR last_read_at < now() - interval '7 days'
                 THEN 'unreadable'
            WHEN days IS NULL AND EXISTS (
                 SELECT FROM article a JOIN site s ON s.id = a.site
                 WHERE s.province_now = known.province_now AND a.relevant) THEN 'undated'
            ELSE 'silent' END AS state
FROM known;
