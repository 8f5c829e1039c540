ALTER TABLE award_given ADD COLUMN same_award text;
UPDATE award_given g SET same_award = CASE WHEN g.decision IS NULL THEN concat_ws(' ', g.event, g.number)
    ELSE concat_ws(' ', lower(regexp_replace(g.decision, '\s+', '', 'g')), e.province_now, coalesce(g.award, g.name), g.class) END
FROM event e WHERE e.id = g.event;
ALTER TABLE award_given ALTER COLUMN same_award SET NOT NULL;
COMMENT ON COLUMN award_given.same_award IS
    'Shared by the rows of one award: a decision and the ceremony that hands it over are two events. Add up one row of each.';

CREATE OR REPLACE VIEW award_ledger AS
SELECT g.event, g.number, e.kind, e.first_day AS day, date_trunc('month', e.first_day)::date AS month, e.province_now,
       g.award, coalesce(k.name, g.name) AS name, k.level, g.class, g.giver, g.decision, g.decided_on, g.signer,
       c.recipients, c.collectives, c.individuals, r.named, s.articles, g.same_award
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
COMMENT ON COLUMN award_ledger.same_award IS 'Shared by the rows of one award: a decision and its ceremony. Add up one row of each.';

CREATE OR REPLACE VIEW award_by_month AS
WITH once AS (
    SELECT DISTINCT ON (same_award) * FROM award_ledger ORDER BY same_award, day NULLS LAST, event, number
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
