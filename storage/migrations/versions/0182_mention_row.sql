-- A fact ends where its quote does; eight columns have a bitmap of nulls without padding; a detail of 80 characters is 110
-- bytes of jsonb. Columns go only with the table: a dropped one would be a null in each row.
LOCK TABLE mention IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE fact (
    span_start           integer NOT NULL,
    position             integer NOT NULL,
    article              text NOT NULL,
    kind                 text NOT NULL CONSTRAINT mention_kind_check
                         CHECK (kind IN ('movement', 'award', 'body', 'province', 'place', 'person', 'statistic')),
    entry                text,
    name                 text NOT NULL,
    quote                text NOT NULL,
    detail               json NOT NULL
);
-- The blanks that jsonb prints behind colons and commas are left out, and nothing within strings.
INSERT INTO fact (span_start, position, article, kind, entry, name, quote, detail)
SELECT span_start, position, article, kind, entry, name, quote,
       regexp_replace(detail::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json
FROM mention ORDER BY article, kind, position;

DROP VIEW movement_by_month, statistic_series, article_province;
DROP TABLE mention;
ALTER TABLE fact RENAME TO mention;
ALTER TABLE mention ADD FOREIGN KEY (article) REFERENCES article ON DELETE CASCADE;
CREATE INDEX mention_article ON mention (article);
CREATE INDEX mention_entry ON mention (kind, entry);
CREATE INDEX mention_place ON mention (entry, (detail ->> 'level'), (detail ->> 'era')) WHERE kind = 'place';
CREATE INDEX mention_place_province ON mention ((detail ->> 'province_now'), article) WHERE kind = 'place';

CREATE VIEW article_province AS
SELECT s.id AS article, coalesce(s.province_now, named.province_now) AS province_now, s.month, s.published_at
FROM shown_article s
LEFT JOIN LATERAL (
    SELECT DISTINCT CASE m.kind WHEN 'place' THEN m.detail ->> 'province_now' ELSE m.detail ->> 'now' END AS province_now
    FROM mention m
    WHERE s.province_now IS NULL AND m.article = s.id AND m.kind IN ('province', 'place')
      AND m.detail ->> CASE m.kind WHEN 'place' THEN 'province_now' ELSE 'now' END IS NOT NULL
) named ON true;
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

COMMENT ON TABLE mention IS 'One row per fact, with its place in the text (lead, blank line, body).';
COMMENT ON COLUMN mention.article IS 'Article.';
COMMENT ON COLUMN mention.kind IS 'movement, award, body, province, place, person or statistic.';
COMMENT ON COLUMN mention.position IS 'Order in the text, from 0.';
COMMENT ON COLUMN mention.entry IS 'Id in the gazetteer, of a place its official code (unique within detail''s era and level); null for what is not in it.';
COMMENT ON COLUMN mention.name IS 'Canonical name.';
COMMENT ON COLUMN mention.quote IS 'The words; the fact ends where they do.';
COMMENT ON COLUMN mention.span_start IS 'Offset of the first character.';
COMMENT ON COLUMN mention.detail IS 'What its kind has: class, giver, recipients, decision; roles; now; level, era, now, province_now, candidates; value, unit, qualifier, change, what, as_of, place.';
COMMENT ON VIEW article_province IS 'The provinces of today that an article counts for: its site''s, or for a national site each one it names.';
COMMENT ON COLUMN article_province.article IS 'Article, one of shown_article.';
COMMENT ON COLUMN article_province.province_now IS 'Province of today; null for a national article that names none.';
COMMENT ON COLUMN article_province.month IS 'First day of its month; null if no date is stated.';
COMMENT ON COLUMN article_province.published_at IS 'Publication, if stated.';
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
