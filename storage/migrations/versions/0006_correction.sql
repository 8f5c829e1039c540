-- What people corrected: kept with who and why, applied again whenever an article is stored.

CREATE TABLE correction (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article              text NOT NULL REFERENCES article ON DELETE CASCADE,
    field                text NOT NULL CHECK (field IN ('title', 'published_at', 'province', 'relevant', 'cluster')),
    value                jsonb NOT NULL,
    before               jsonb NOT NULL,
    who                  text NOT NULL CHECK (who <> ''),
    why                  text NOT NULL CHECK (why <> ''),
    made_at              timestamptz NOT NULL,
    withdrawn_at         timestamptz,
    withdrawn_by         text
);
CREATE UNIQUE INDEX correction_active ON correction (article, field) WHERE withdrawn_at IS NULL;
CREATE INDEX correction_made ON correction (made_at DESC);

ALTER TABLE article ADD COLUMN own_province text, ADD COLUMN own_province_now text;
ALTER TABLE search_entry ADD COLUMN province_now text;

CREATE OR REPLACE VIEW shown_article AS
SELECT a.id, a.cluster, a.site, s.kind, coalesce(a.own_province, s.province) AS province,
       coalesce(a.own_province_now, s.province_now) AS province_now, a.url, a.title, a.published_at, a.first_seen_at,
       (a.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
       date_trunc('month', a.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month
FROM article a
JOIN cluster c ON c.id = a.cluster
JOIN site s ON s.id = a.site
WHERE a.relevant AND (c.size = 1 OR a.id = (
    SELECT b.id FROM article b WHERE b.cluster = c.id AND b.relevant
    ORDER BY (b.id = c.representative) DESC, b.published_at NULLS LAST, b.first_seen_at, b.id LIMIT 1
));

COMMENT ON TABLE correction IS 'What a person corrected in an article: survives every cleaning, and is shown with the article.';
COMMENT ON COLUMN correction.id IS 'Key within the store.';
COMMENT ON COLUMN correction.article IS 'The article.';
COMMENT ON COLUMN correction.field IS 'What was corrected: title, published_at, province, relevant or cluster.';
COMMENT ON COLUMN correction.value IS 'What is right: a text, an ISO 8601 time or day, a province''s id, true or false; for cluster the id of an article of the same story, or null for a story of its own.';
COMMENT ON COLUMN correction.before IS 'What the rules said when it was corrected.';
COMMENT ON COLUMN correction.who IS 'Who corrected it.';
COMMENT ON COLUMN correction.why IS 'Why, in the person''s words.';
COMMENT ON COLUMN correction.made_at IS 'When.';
COMMENT ON COLUMN correction.withdrawn_at IS 'When it was taken back or replaced; null while it holds.';
COMMENT ON COLUMN correction.withdrawn_by IS 'Who took it back or replaced it.';
COMMENT ON COLUMN article.own_province IS 'The province a person gave it, in place of its site''s.';
COMMENT ON COLUMN article.own_province_now IS 'The same as a province of today.';
COMMENT ON COLUMN search_entry.province_now IS 'article.own_province_now; null where its site''s holds.';
