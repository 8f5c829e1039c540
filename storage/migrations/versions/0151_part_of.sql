-- Number and award of a decision begin the key of its rows: "1234/qđ-ttg lam-dong bk-thu-tuong".
CREATE INDEX award_given_number ON award_given (award, split_part(same_award, ' ', 1));
CREATE INDEX award_given_decided_on ON award_given (award, decided_on) WHERE decided_on IS NOT NULL;
ALTER TABLE award_given ADD COLUMN part_of text;
CREATE INDEX award_given_part_of ON award_given (part_of) WHERE part_of IS NOT NULL;
COMMENT ON COLUMN award_given.part_of IS
    'Of a province''s part of a national decision the same_award of the whole, whose numbers include it; null for any other row.';

-- The whole is a row of an event of no province, of the same award of the state and class, by the number of the decision
-- or, where one of the two does not state it, by its day; and it counts as many recipients at least.
CREATE FUNCTION whole_award(part award_given) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT w.same_award
    FROM event here JOIN award_entry k ON k.id = part.award AND k.level = 'state'
    JOIN award_given w ON w.award = part.award JOIN event e ON e.id = w.event
    WHERE here.id = part.event AND here.province_now IS NOT NULL AND part.standing = 'given'
      AND e.province_now IS NULL AND w.standing = 'given' AND w.class IS NOT DISTINCT FROM part.class
      AND CASE WHEN w.decision IS NOT NULL AND part.decision IS NOT NULL
          THEN split_part(w.same_award, ' ', 1) = split_part(part.same_award, ' ', 1)
          ELSE w.decided_on = part.decided_on END
      AND coalesce((SELECT sum(n) FROM award_count WHERE event = w.event AND number = w.number AND chosen), 0)
          >= coalesce((SELECT sum(n) FROM award_count WHERE event = part.event AND number = part.number AND chosen), 0)
    ORDER BY w.decision IS NULL OR part.decision IS NULL, w.same_award COLLATE "C" LIMIT 1
$$;
UPDATE award_given g SET part_of = whole_award(g) WHERE whole_award(g) IS NOT NULL;

-- What was part of a row that is gone is part of another, or of nothing: a takedown leaves the parts to be added again.
CREATE FUNCTION settle_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE award_given g SET part_of = whole_award(g) WHERE g.part_of IN (SELECT same_award FROM gone);
    RETURN NULL;
END $$;
CREATE TRIGGER settle_parts AFTER DELETE ON award_given REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION settle_parts();

CREATE OR REPLACE VIEW award_ledger AS
SELECT g.event, g.number, e.kind, e.first_day AS day, date_trunc('month', e.first_day)::date AS month, e.province_now,
       g.award, coalesce(k.name, g.name) AS name, k.level, g.class, g.giver, g.decision, g.decided_on, g.signer,
       c.recipients, c.collectives, c.individuals, r.named, s.articles, g.same_award, g.part_of
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
COMMENT ON COLUMN award_ledger.part_of IS
    'Of a province''s part of a national decision the same_award of the whole, whose numbers include it: add it to the province''s sum, not to the country''s.';

CREATE OR REPLACE VIEW award_by_month AS
WITH once AS (
    SELECT DISTINCT ON (same_award) * FROM award_ledger ORDER BY same_award, day NULLS LAST, event, number
), sums AS (
    SELECT province_now, level, award, name, class, month,
           coalesce(sum(recipients) FILTER (WHERE part_of IS NULL), 0)::bigint AS recipients,
           coalesce(sum(collectives) FILTER (WHERE part_of IS NULL), 0)::bigint AS collectives,
           coalesce(sum(individuals) FILTER (WHERE part_of IS NULL), 0)::bigint AS individuals,
           coalesce(sum(recipients) FILTER (WHERE part_of IS NOT NULL), 0)::bigint AS part_recipients
    FROM once GROUP BY province_now, level, award, name, class, month
), told AS (
    SELECT province_now, level, award, name, class, month, count(DISTINCT article) AS articles
    FROM award_ledger, unnest(articles) article GROUP BY province_now, level, award, name, class, month
)
SELECT s.province_now, s.level, s.award AS entry, s.name, s.class, s.month, t.articles, s.recipients, s.collectives,
       s.individuals, s.part_recipients
FROM sums s JOIN told t
  ON (s.province_now, s.level, s.award, s.name, s.class, s.month)
     IS NOT DISTINCT FROM (t.province_now, t.level, t.award, t.name, t.class, t.month);
COMMENT ON COLUMN award_by_month.recipients IS
    'Sum of the numbers of recipients of every kind, without the provinces'' parts of national decisions.';
COMMENT ON COLUMN award_by_month.part_recipients IS
    'Recipients of a province''s parts of national decisions: add them to recipients for the province''s own sum; the row without province has them.';
