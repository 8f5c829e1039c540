-- Provinces, former districts and communes named, each with its official code: a kind of fact beside the provinces.
ALTER TABLE mention DROP CONSTRAINT mention_kind_check;
ALTER TABLE mention ADD CONSTRAINT mention_kind_check
    CHECK (kind IN ('movement', 'award', 'body', 'province', 'place', 'person', 'statistic'));
COMMENT ON COLUMN mention.kind IS 'movement, award, body, province, place, person or statistic.';
COMMENT ON COLUMN mention.entry IS 'Id in the gazetteer, of a place its official code (unique within detail''s era and level); null for what is not in it.';
COMMENT ON COLUMN mention.detail IS 'What its kind has: class, giver, recipients, decision; roles; now; level, era, now, province_now, candidates; value, unit, qualifier, change, what, as_of, place.';
CREATE INDEX mention_place ON mention (entry, (detail ->> 'level'), (detail ->> 'era')) WHERE kind = 'place';

-- A national site's article counts for each province that it names, also by a commune or district of it alone.
CREATE OR REPLACE VIEW article_province AS
SELECT s.id AS article, coalesce(s.province_now, named.province_now) AS province_now, s.month, s.published_at
FROM shown_article s
LEFT JOIN LATERAL (
    SELECT DISTINCT CASE m.kind WHEN 'place' THEN m.detail ->> 'province_now' ELSE m.detail ->> 'now' END AS province_now
    FROM mention m
    WHERE s.province_now IS NULL AND m.article = s.id AND m.kind IN ('province', 'place')
      AND m.detail ->> CASE m.kind WHEN 'place' THEN 'province_now' ELSE 'now' END IS NOT NULL
) named ON true;
