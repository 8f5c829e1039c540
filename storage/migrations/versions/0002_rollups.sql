-- Roll-ups: what the articles add up to, by province of today, month of Asia/Ho_Chi_Minh, award and movement.
-- The gazetteers' own tables are filled by storage/gazetteers.py whenever their files change; no migration is needed.

CREATE TABLE gazetteer (
    singleton            boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    digest               text NOT NULL,
    refreshed_at         timestamptz NOT NULL
);

CREATE TABLE province_roll (
    era                  text NOT NULL CHECK (era IN ('former', 'current')),
    id                   text NOT NULL,
    name                 text NOT NULL,
    official             text NOT NULL,
    now                  text NOT NULL,
    PRIMARY KEY (era, id)
);
CREATE INDEX province_roll_now ON province_roll (now);

CREATE TABLE award_entry (
    id                   text PRIMARY KEY,
    name                 text NOT NULL,
    form                 text NOT NULL,
    level                text NOT NULL
);

CREATE TABLE movement_entry (
    id                   text PRIMARY KEY,
    name                 text NOT NULL,
    kind                 text NOT NULL
);

-- One row a cluster: its representative if that is relevant, else the earliest of the members that are.
CREATE VIEW shown_article AS
SELECT a.id, a.cluster, a.site, s.kind, s.province, s.province_now, a.url, a.title, a.published_at, a.first_seen_at,
       (a.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
       date_trunc('month', a.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month
FROM article a
JOIN cluster c ON c.id = a.cluster
JOIN site s ON s.id = a.site
WHERE a.relevant AND (c.size = 1 OR a.id = (
    SELECT b.id FROM article b WHERE b.cluster = c.id AND b.relevant
    ORDER BY (b.id = c.representative) DESC, b.published_at NULLS LAST, b.first_seen_at, b.id LIMIT 1
));
-- The months of the view above, so that a question about some months reads those alone.
CREATE INDEX article_month ON article ((date_trunc('month', published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
    WHERE relevant;

CREATE VIEW article_province AS
SELECT s.id AS article, coalesce(s.province_now, named.province_now) AS province_now, s.month, s.published_at
FROM shown_article s
LEFT JOIN LATERAL (
    SELECT DISTINCT m.detail ->> 'now' AS province_now FROM mention m
    WHERE s.province_now IS NULL AND m.article = s.id AND m.kind = 'province' AND m.detail ->> 'now' IS NOT NULL
) named ON true;

-- The lead says again what the body says: within one article the same award to as many of the same kind counts once.
CREATE VIEW award_by_month AS
SELECT p.province_now, e.level, given.entry, given.name, given.class, p.month,
       count(DISTINCT p.article) AS articles,
       coalesce(sum(given.n), 0)::bigint AS recipients,
       coalesce(sum(given.n) FILTER (WHERE given.type = 'tập thể'), 0)::bigint AS collectives,
       coalesce(sum(given.n) FILTER (WHERE given.type = 'cá nhân'), 0)::bigint AS individuals
FROM article_province p
CROSS JOIN LATERAL (
    SELECT DISTINCT m.entry, m.name, (m.detail ->> 'class')::smallint AS class, r.n, r.type
    FROM mention m
    LEFT JOIN LATERAL jsonb_to_recordset(m.detail -> 'recipients') AS r (n bigint, type text) ON true
    WHERE m.article = p.article AND m.kind = 'award'
) given
LEFT JOIN award_entry e ON e.id = given.entry
GROUP BY p.province_now, e.level, given.entry, given.name, given.class, p.month;

CREATE VIEW movement_by_month AS
SELECT m.entry AS movement, coalesce(e.name, m.name) AS name, p.province_now, p.month,
       count(DISTINCT m.article) AS articles
FROM mention m
JOIN article_province p ON p.article = m.article
LEFT JOIN movement_entry e ON e.id = m.entry
WHERE m.kind = 'movement'
GROUP BY m.entry, coalesce(e.name, m.name), p.province_now, p.month;

CREATE VIEW statistic_series AS
SELECT m.detail ->> 'what' AS what, m.detail ->> 'place' AS place, m.detail ->> 'as_of' AS as_of,
       (m.detail ->> 'value')::double precision AS value, m.detail ->> 'unit' AS unit,
       m.detail ->> 'qualifier' AS qualifier, m.detail ->> 'change' AS change, m.quote,
       s.id AS article, m.position, s.url, s.title, s.site, s.province_now, s.published_at, s.month
FROM shown_article s
JOIN mention m ON m.article = s.id AND m.kind = 'statistic';

-- Three failed crawls in a row are a failing site, and 30 days without an article silence where no pace is known: as in
-- pipeline/health.py. A province none of whose sites was read within a week is not silent: nobody listened.
CREATE VIEW silent_province AS
WITH own AS (
    SELECT s.province_now, count(*) AS sites, count(*) FILTER (WHERE s.enabled) AS sites_enabled,
           count(*) FILTER (WHERE s.enabled AND s.failed_crawls >= 3) AS sites_failing,
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
        SELECT a.id, coalesce(a.published_at, a.listed_at, a.first_seen_at) AS at
        FROM article a JOIN site s ON s.id = a.site
        WHERE s.province_now = p.id AND a.relevant ORDER BY at DESC, a.id LIMIT 1
    ) newest ON true
    WHERE p.era = 'current'
)
SELECT province_now, name, last_article, last_article_at, greatest(days, 0) AS days_silent, sites, sites_enabled,
       sites_failing, last_read_at,
       CASE WHEN sites_enabled = 0 THEN 'no site'
            WHEN days <= 30 THEN 'reporting'
            WHEN sites_failing = sites_enabled OR last_read_at IS NULL OR last_read_at < now() - interval '7 days'
                 THEN 'unreadable'
            ELSE 'silent' END AS state
FROM known;

COMMENT ON TABLE gazetteer IS 'One row: which gazetteers the tables of provinces, awards and movements were filled from.';
COMMENT ON COLUMN gazetteer.singleton IS 'True: there is one row at most.';
COMMENT ON COLUMN gazetteer.digest IS 'Hash of the gazetteers'' files.';
COMMENT ON COLUMN gazetteer.refreshed_at IS 'When they were read.';
COMMENT ON TABLE province_roll IS 'The 63 provinces valid to 30 June 2025 and the 34 since, each with the province of today it belongs to.';
COMMENT ON COLUMN province_roll.era IS 'former or current.';
COMMENT ON COLUMN province_roll.id IS 'Id; some are in both eras.';
COMMENT ON COLUMN province_roll.name IS 'Name.';
COMMENT ON COLUMN province_roll.official IS 'Name with its rank.';
COMMENT ON COLUMN province_roll.now IS 'Id of the province of today that it is, or is part of.';
COMMENT ON TABLE award_entry IS 'The awards of the gazetteer.';
COMMENT ON COLUMN award_entry.id IS 'Id.';
COMMENT ON COLUMN award_entry.name IS 'Name.';
COMMENT ON COLUMN award_entry.form IS 'title, order, medal, certificate, commemorative medal, state honour, state prize or other.';
COMMENT ON COLUMN award_entry.level IS 'Who confers it: state, ministry, province, grassroots, party … as the gazetteer says.';
COMMENT ON TABLE movement_entry IS 'The movements of the gazetteer.';
COMMENT ON COLUMN movement_entry.id IS 'Id.';
COMMENT ON COLUMN movement_entry.name IS 'Name.';
COMMENT ON COLUMN movement_entry.kind IS 'movement, campaign or model.';
COMMENT ON VIEW shown_article IS 'One row a cluster: its representative if relevant, else its earliest relevant member.';
COMMENT ON COLUMN shown_article.id IS 'Article.';
COMMENT ON COLUMN shown_article.cluster IS 'Its cluster.';
COMMENT ON COLUMN shown_article.site IS 'Its site.';
COMMENT ON COLUMN shown_article.kind IS 'Kind of the site.';
COMMENT ON COLUMN shown_article.province IS 'Province of the site as its file names it; null for a national site.';
COMMENT ON COLUMN shown_article.province_now IS 'Province of the site since 1 July 2025.';
COMMENT ON COLUMN shown_article.url IS 'Address.';
COMMENT ON COLUMN shown_article.title IS 'Title.';
COMMENT ON COLUMN shown_article.published_at IS 'Publication, if stated.';
COMMENT ON COLUMN shown_article.first_seen_at IS 'First fetch.';
COMMENT ON COLUMN shown_article.day IS 'Day of publication in Viet Nam.';
COMMENT ON COLUMN shown_article.month IS 'First day of the month of publication in Viet Nam; null if no date is stated.';
COMMENT ON VIEW article_province IS 'The provinces of today that an article counts for: its site''s, or for a national site each one it names.';
COMMENT ON COLUMN article_province.article IS 'Article, one of shown_article.';
COMMENT ON COLUMN article_province.province_now IS 'Province of today; null for a national article that names none.';
COMMENT ON COLUMN article_province.month IS 'First day of its month; null if no date is stated.';
COMMENT ON COLUMN article_province.published_at IS 'Publication, if stated.';
COMMENT ON VIEW award_by_month IS 'Awards by province, award, class and month. A national article counts for each province it names.';
COMMENT ON COLUMN award_by_month.province_now IS 'Province of today; null for national articles that name none.';
COMMENT ON COLUMN award_by_month.level IS 'Level of the award; null if it is not in the gazetteer.';
COMMENT ON COLUMN award_by_month.entry IS 'Award; null if it is not in the gazetteer.';
COMMENT ON COLUMN award_by_month.name IS 'Its name.';
COMMENT ON COLUMN award_by_month.class IS '1, 2, 3 or null.';
COMMENT ON COLUMN award_by_month.month IS 'First day of the month; null for articles without a date.';
COMMENT ON COLUMN award_by_month.articles IS 'Articles that tell of it.';
COMMENT ON COLUMN award_by_month.recipients IS 'Sum of the numbers that the articles give, of any kind of recipient.';
COMMENT ON COLUMN award_by_month.collectives IS 'Of them "tập thể".';
COMMENT ON COLUMN award_by_month.individuals IS 'Of them "cá nhân".';
COMMENT ON VIEW movement_by_month IS 'Articles by movement, province and month.';
COMMENT ON COLUMN movement_by_month.movement IS 'Movement; null if it is not in the gazetteer.';
COMMENT ON COLUMN movement_by_month.name IS 'Its name.';
COMMENT ON COLUMN movement_by_month.province_now IS 'Province of today; null for national articles that name none.';
COMMENT ON COLUMN movement_by_month.month IS 'First day of the month; null for articles without a date.';
COMMENT ON COLUMN movement_by_month.articles IS 'Articles that name it.';
COMMENT ON VIEW statistic_series IS 'The figures that articles give, each with its words and its article.';
COMMENT ON COLUMN statistic_series.what IS 'What was counted or measured.';
COMMENT ON COLUMN statistic_series.place IS 'Where, as the text says.';
COMMENT ON COLUMN statistic_series.as_of IS 'As of when: YYYY, YYYY-MM or YYYY-MM-DD.';
COMMENT ON COLUMN statistic_series.value IS 'In base units; never negative.';
COMMENT ON COLUMN statistic_series.unit IS 'Unit.';
COMMENT ON COLUMN statistic_series.qualifier IS '"trên", "gần" …';
COMMENT ON COLUMN statistic_series.change IS 'increase, decrease or null.';
COMMENT ON COLUMN statistic_series.quote IS 'The words.';
COMMENT ON COLUMN statistic_series.article IS 'Article.';
COMMENT ON COLUMN statistic_series.position IS 'Its place among the article''s figures.';
COMMENT ON COLUMN statistic_series.url IS 'Address of the article.';
COMMENT ON COLUMN statistic_series.title IS 'Title of the article.';
COMMENT ON COLUMN statistic_series.site IS 'Site of the article.';
COMMENT ON COLUMN statistic_series.province_now IS 'Province of that site.';
COMMENT ON COLUMN statistic_series.published_at IS 'Publication of the article.';
COMMENT ON COLUMN statistic_series.month IS 'First day of that month.';
COMMENT ON VIEW silent_province IS 'Every province of today with its own sites'' last relevant article: silence told apart from sites that could not be read.';
COMMENT ON COLUMN silent_province.province_now IS 'Province of today.';
COMMENT ON COLUMN silent_province.name IS 'Its name.';
COMMENT ON COLUMN silent_province.last_article IS 'Newest relevant article of its sites, reprints included.';
COMMENT ON COLUMN silent_province.last_article_at IS 'When that was published, else listed, else first seen.';
COMMENT ON COLUMN silent_province.days_silent IS 'Days in Viet Nam since then; null if there was none.';
COMMENT ON COLUMN silent_province.sites IS 'Its sites.';
COMMENT ON COLUMN silent_province.sites_enabled IS 'Those that are crawled.';
COMMENT ON COLUMN silent_province.sites_failing IS 'Of them with three failed crawls in a row, or more.';
COMMENT ON COLUMN silent_province.last_read_at IS 'Last successful crawl of one that is enabled.';
COMMENT ON COLUMN silent_province.state IS 'reporting; silent (30 days without an article, though sites were read); unreadable (sites fail, or none was read for 7 days); no site.';
