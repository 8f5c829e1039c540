ALTER TABLE event ADD COLUMN datable boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN event.datable IS 'False for an article that states awards but reports no single event.';

ALTER TABLE award_given ADD COLUMN standing text NOT NULL DEFAULT 'given'
    CHECK (standing IN ('given', 'unclear', 'period', 'proposed'));
UPDATE award_given SET standing = 'period' WHERE period_first IS NOT NULL;
COMMENT ON COLUMN award_given.standing IS 'given at the event; unclear: given, the article does not say when; period: a sum; proposed only.';
CREATE INDEX award_given_decision ON award_given (decision) WHERE decision IS NOT NULL;

CREATE OR REPLACE VIEW award_ledger AS
SELECT g.event, g.number, e.kind, e.first_day AS day, date_trunc('month', e.first_day)::date AS month, e.province_now,
       g.award, coalesce(k.name, g.name) AS name, k.level, g.class, g.giver, g.decision, g.decided_on, g.signer,
       c.recipients, c.collectives, c.individuals, r.named, s.articles
FROM award_given g JOIN event e ON e.id = g.event LEFT JOIN award_entry k ON k.id = g.award
CROSS JOIN LATERAL (
    SELECT sum(n)::bigint AS recipients, sum(n) FILTER (WHERE type = 'tập thể')::bigint AS collectives,
           sum(n) FILTER (WHERE type = 'cá nhân')::bigint AS individuals
    FROM award_count WHERE event = g.event AND number = g.number AND chosen
) c
CROSS JOIN LATERAL (
    SELECT array_agg(name ORDER BY name) AS named FROM award_recipient WHERE event = g.event AND number = g.number
) r
CROSS JOIN LATERAL (
    SELECT array_agg(article ORDER BY article) AS articles FROM award_source WHERE event = g.event AND number = g.number
) s
WHERE g.standing = 'given';

CREATE OR REPLACE VIEW award_period_total AS
SELECT g.event, g.number, e.first_day AS stated_on, e.province_now, g.award, coalesce(k.name, g.name) AS name, k.level,
       g.class, g.giver, g.period_first, g.period_last, c.type, c.n
FROM award_given g JOIN event e ON e.id = g.event JOIN award_count c USING (event, number)
LEFT JOIN award_entry k ON k.id = g.award
WHERE g.standing = 'period' AND c.chosen;

-- A decision and the ceremony that hands it over are two events and one award.
CREATE OR REPLACE VIEW award_by_month AS
WITH once AS (
    SELECT DISTINCT ON (CASE WHEN decision IS NULL THEN concat_ws(' ', event, number)
                        ELSE concat_ws(' ', lower(decision), province_now, coalesce(award, name), class) END) *
    FROM award_ledger
    ORDER BY CASE WHEN decision IS NULL THEN concat_ws(' ', event, number)
             ELSE concat_ws(' ', lower(decision), province_now, coalesce(award, name), class) END,
             day NULLS LAST, event, number
), sums AS (
    SELECT province_now, level, award, name, class, month, coalesce(sum(recipients), 0)::bigint AS recipients,
           coalesce(sum(collectives), 0)::bigint AS collectives, coalesce(sum(individuals), 0)::bigint AS individuals
    FROM once GROUP BY province_now, level, award, name, class, month
), told AS (
    SELECT province_now, level, award, name, class, month, count(DISTINCT article) AS articles
    FROM award_ledger, unnest(articles) article GROUP BY province_now, level, award, name, class, month
)
SELECT s.province_now, s.level, s.award AS entry, s.name, s.class, s.month, t.articles, s.recipients, s.collectives,
       s.individuals
FROM sums s JOIN told t
  ON (s.province_now, s.level, s.award, s.name, s.class, s.month)
     IS NOT DISTINCT FROM (t.province_now, t.level, t.award, t.name, t.class, t.month);

CREATE VIEW award_unclear AS
SELECT g.event AS article, g.number, e.province_now, g.award, coalesce(k.name, g.name) AS name, k.level, g.class, g.giver,
       g.decision, g.decided_on, g.signer,
       (SELECT sum(n)::bigint FROM award_count WHERE event = g.event AND number = g.number AND chosen) AS recipients
FROM award_given g JOIN event e ON e.id = g.event LEFT JOIN award_entry k ON k.id = g.award
WHERE g.standing = 'unclear';
COMMENT ON VIEW award_unclear IS 'Awards that articles state without a datable event; in no sum, since an event may have them too.';
COMMENT ON COLUMN award_unclear.article IS 'Article that states it.';
COMMENT ON COLUMN award_unclear.number IS 'Its place among the article''s rows.';
COMMENT ON COLUMN award_unclear.province_now IS 'Province of today that the article is about.';
COMMENT ON COLUMN award_unclear.award IS 'Id in the gazetteer.';
COMMENT ON COLUMN award_unclear.name IS 'Name of the award.';
COMMENT ON COLUMN award_unclear.level IS 'Its level.';
COMMENT ON COLUMN award_unclear.class IS '1, 2, 3 or null.';
COMMENT ON COLUMN award_unclear.giver IS 'Who gave it.';
COMMENT ON COLUMN award_unclear.decision IS 'Number of the decision.';
COMMENT ON COLUMN award_unclear.decided_on IS 'Its day.';
COMMENT ON COLUMN award_unclear.signer IS 'Who signed it.';
COMMENT ON COLUMN award_unclear.recipients IS 'Recipients of every kind; null if none are counted.';
