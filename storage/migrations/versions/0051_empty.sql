-- A site that was reached and showed nothing must not pass for one that is well: "ok" with no article told nobody anything.
ALTER TABLE crawl_run_site DROP CONSTRAINT crawl_run_site_outcome_check;
ALTER TABLE crawl_run_site ADD CONSTRAINT crawl_run_site_outcome_check
    CHECK (outcome IN ('ok', 'empty', 'failed', 'blocked', 'interrupted', 'skipped'));
COMMENT ON COLUMN crawl_run_site.outcome IS 'ok, empty (reached, and nothing was found there), failed, blocked, interrupted or skipped.';
ALTER TABLE crawl_run_site ADD COLUMN left_out jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN crawl_run_site.left_out IS 'Entries that were found and not asked for, by why: too_old, too_young.';

-- As in reports/health.py: what cannot be heard is no silence. Failing from the first failed visit where none has succeeded.
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
        SELECT a.id, coalesce(a.published_at, a.listed_at) AS at
        FROM article a JOIN site s ON s.id = a.site
        WHERE s.province_now = p.id AND a.relevant AND coalesce(a.published_at, a.listed_at) IS NOT NULL
        ORDER BY at DESC, a.id LIMIT 1
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


COMMENT ON COLUMN silent_province.sites_failing IS 'Those of them that fail, refuse, or show nothing.';

-- A failure passes; an article that its publisher has taken down does not, and is no failure.
ALTER TABLE address ADD COLUMN gone_times integer NOT NULL DEFAULT 0;
ALTER TABLE address ADD COLUMN removed_at timestamptz;
CREATE INDEX address_removed ON address (removed_at) WHERE removed_at IS NOT NULL;
COMMENT ON COLUMN address.gone_times IS 'Answers 404 or 410 in a row.';
COMMENT ON COLUMN address.removed_at IS 'When it answered so for the second time: the article is gone at its publisher.';

-- What the publisher asks of those who use a page: IETF aipref''s Content-Usage, noai, noarchive, licences.
ALTER TABLE page ADD COLUMN wishes text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN page.wishes IS 'What the publisher asks of users of this page: content-usage: …, noai, noarchive, license: ….';
