-- What one article was read to report. It is kept, so that a new report is compared with stored ones without reading them again.
CREATE TABLE event_report (
    article              text PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    reader               text NOT NULL,
    read_from            text NOT NULL,
    happened             boolean NOT NULL,
    kind                 text NOT NULL,
    span_first           date,
    span_last            date,
    decisions            text[] NOT NULL,
    features             jsonb NOT NULL,
    grouped              boolean NOT NULL DEFAULT false
);
CREATE INDEX event_report_span ON event_report (span_first) WHERE happened;
CREATE INDEX event_report_decisions ON event_report USING gin (decisions) WHERE happened;
CREATE INDEX event_report_waiting ON event_report (article) WHERE NOT grouped;

CREATE TABLE event_edge (
    a                    text NOT NULL REFERENCES event_report ON DELETE CASCADE,
    b                    text NOT NULL REFERENCES event_report ON DELETE CASCADE,
    evidence             double precision NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);
CREATE INDEX event_edge_b ON event_edge (b);

CREATE TABLE event (
    id                   text PRIMARY KEY,
    kind                 text NOT NULL,
    first_day            date,
    last_day             date,
    province_now         text,
    reports              integer NOT NULL
);
CREATE INDEX event_day ON event (first_day);

CREATE TABLE event_article (
    article              text PRIMARY KEY REFERENCES event_report ON DELETE CASCADE,
    event                text NOT NULL REFERENCES event ON DELETE CASCADE
);
CREATE INDEX event_article_event ON event_article (event);

CREATE TABLE award_given (
    event                text NOT NULL REFERENCES event ON DELETE CASCADE,
    number               integer NOT NULL,
    award                text,
    name                 text NOT NULL,
    class                smallint,
    giver                text,
    decision             text,
    decided_on           date,
    signer               text,
    period_first         text,
    period_last          text,
    PRIMARY KEY (event, number),
    CHECK ((period_first IS NULL) = (period_last IS NULL))
);
CREATE INDEX award_given_award ON award_given (award);

CREATE TABLE award_count (
    event                text NOT NULL,
    number               integer NOT NULL,
    type                 text NOT NULL,
    n                    bigint NOT NULL,
    chosen               boolean NOT NULL,
    stated_by            text[] NOT NULL,
    PRIMARY KEY (event, number, type, n),
    FOREIGN KEY (event, number) REFERENCES award_given ON DELETE CASCADE
);

CREATE TABLE award_recipient (
    event                text NOT NULL,
    number               integer NOT NULL,
    name                 text NOT NULL,
    kind                 text NOT NULL CHECK (kind IN ('person', 'collective')),
    role                 text,
    folded               text NOT NULL,
    PRIMARY KEY (event, number, name),
    FOREIGN KEY (event, number) REFERENCES award_given ON DELETE CASCADE
);
CREATE INDEX award_recipient_folded ON award_recipient (folded text_pattern_ops);

CREATE TABLE award_source (
    event                text NOT NULL,
    number               integer NOT NULL,
    article              text NOT NULL REFERENCES article ON DELETE CASCADE,
    quotes               text[] NOT NULL,
    PRIMARY KEY (event, number, article),
    FOREIGN KEY (event, number) REFERENCES award_given ON DELETE CASCADE
);
CREATE INDEX award_source_article ON award_source (article);

-- An event without one of its reports is another event: it goes with all that was made of it, and the reports that are
-- left are grouped anew. So nothing outlives the article that it was read from, whoever deletes it.
CREATE FUNCTION dissolve_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE event_report SET grouped = false
    WHERE article IN (SELECT article FROM event_article WHERE event = OLD.event) AND grouped;
    DELETE FROM event WHERE id = OLD.event;
    RETURN NULL;
END $$;
CREATE TRIGGER dissolve_event AFTER DELETE ON event_article FOR EACH ROW EXECUTE FUNCTION dissolve_event();

ALTER TABLE correction DROP CONSTRAINT correction_field_check;
ALTER TABLE correction ADD CONSTRAINT correction_field_check
    CHECK (field IN ('title', 'published_at', 'province', 'relevant', 'cluster', 'event'));
COMMENT ON COLUMN correction.field IS 'What was corrected: title, published_at, province, relevant, cluster or event.';
COMMENT ON COLUMN correction.value IS 'What is right: a text, an ISO 8601 time or day, a province''s id, true or false; for cluster and event the id of an article of the same, or null for one of its own.';

CREATE VIEW award_ledger AS
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
WHERE g.period_first IS NULL;

CREATE VIEW award_period_total AS
SELECT g.event, g.number, e.first_day AS stated_on, e.province_now, g.award, coalesce(k.name, g.name) AS name, k.level,
       g.class, g.giver, g.period_first, g.period_last, c.type, c.n
FROM award_given g JOIN event e ON e.id = g.event JOIN award_count c USING (event, number)
LEFT JOIN award_entry k ON k.id = g.award
WHERE g.period_first IS NOT NULL AND c.chosen;

-- Mentions are no awards: one ceremony told by five sites is one, and a five years' sum is none of a month.
CREATE OR REPLACE VIEW award_by_month AS
WITH sums AS (
    SELECT province_now, level, award, name, class, month, coalesce(sum(recipients), 0)::bigint AS recipients,
           coalesce(sum(collectives), 0)::bigint AS collectives, coalesce(sum(individuals), 0)::bigint AS individuals
    FROM award_ledger GROUP BY province_now, level, award, name, class, month
), told AS (
    SELECT province_now, level, award, name, class, month, count(DISTINCT article) AS articles
    FROM award_ledger, unnest(articles) article GROUP BY province_now, level, award, name, class, month
)
SELECT s.province_now, s.level, s.award AS entry, s.name, s.class, s.month, t.articles, s.recipients, s.collectives,
       s.individuals
FROM sums s JOIN told t
  ON (s.province_now, s.level, s.award, s.name, s.class, s.month)
     IS NOT DISTINCT FROM (t.province_now, t.level, t.award, t.name, t.class, t.month);

COMMENT ON TABLE event_report IS 'What an article was read to report, for comparing it with other reports.';
COMMENT ON COLUMN event_report.article IS 'Article.';
COMMENT ON COLUMN event_report.reader IS 'Version of the rules that read it.';
COMMENT ON COLUMN event_report.read_from IS 'Hash of what was read: another one is read again.';
COMMENT ON COLUMN event_report.happened IS 'Does it report one event that can be dated?';
COMMENT ON COLUMN event_report.kind IS 'launch, review, ceremony, decision, conference, monitoring, portrait or other.';
COMMENT ON COLUMN event_report.span_first IS 'First day on which its event may have been.';
COMMENT ON COLUMN event_report.span_last IS 'Last day on which its event may have been.';
COMMENT ON COLUMN event_report.decisions IS 'Numbers of the decisions that it names.';
COMMENT ON COLUMN event_report.features IS 'What else it is compared by.';
COMMENT ON COLUMN event_report.grouped IS 'False while it waits to be put into its event.';
COMMENT ON TABLE event_edge IS 'Pairs of reports with enough evidence for one event.';
COMMENT ON COLUMN event_edge.a IS 'Article.';
COMMENT ON COLUMN event_edge.b IS 'Another.';
COMMENT ON COLUMN event_edge.evidence IS 'How much speaks for one event.';
COMMENT ON TABLE event IS 'One happening that articles report.';
COMMENT ON COLUMN event.id IS 'Id of the article that reported it first.';
COMMENT ON COLUMN event.kind IS 'launch, review, ceremony, decision, conference, monitoring or other.';
COMMENT ON COLUMN event.first_day IS 'Its first day; null if no report states one.';
COMMENT ON COLUMN event.last_day IS 'Its last day.';
COMMENT ON COLUMN event.province_now IS 'Province of today in which it was; null for a national one.';
COMMENT ON COLUMN event.reports IS 'Articles that report it.';
COMMENT ON TABLE event_article IS 'Which articles report which event.';
COMMENT ON COLUMN event_article.article IS 'Article.';
COMMENT ON COLUMN event_article.event IS 'Event.';
COMMENT ON TABLE award_given IS 'The ledger: one row per award given at an event, and one per sum over a period that reports state.';
COMMENT ON COLUMN award_given.event IS 'Event.';
COMMENT ON COLUMN award_given.number IS 'Its place among the event''s rows.';
COMMENT ON COLUMN award_given.award IS 'Id in the gazetteer; null for a title of honour that it does not have.';
COMMENT ON COLUMN award_given.name IS 'Its name.';
COMMENT ON COLUMN award_given.class IS '1, 2, 3 or null.';
COMMENT ON COLUMN award_given.giver IS 'Who gave it, as the reports say.';
COMMENT ON COLUMN award_given.decision IS 'Number of the decision.';
COMMENT ON COLUMN award_given.decided_on IS 'Its day.';
COMMENT ON COLUMN award_given.signer IS 'Who signed it.';
COMMENT ON COLUMN award_given.period_first IS 'First year (2021) or month (2026-01) of a sum over a period; null for an award given at the event.';
COMMENT ON COLUMN award_given.period_last IS 'Last year or month.';
COMMENT ON TABLE award_count IS 'How many received an award, by kind of recipient, as reports state it.';
COMMENT ON COLUMN award_count.event IS 'Event.';
COMMENT ON COLUMN award_count.number IS 'Row of the ledger.';
COMMENT ON COLUMN award_count.type IS 'tập thể, cá nhân, học sinh …';
COMMENT ON COLUMN award_count.n IS 'Number.';
COMMENT ON COLUMN award_count.chosen IS 'Whether most reports state this number; the others are kept beside it.';
COMMENT ON COLUMN award_count.stated_by IS 'Articles that state it.';
COMMENT ON TABLE award_recipient IS 'Recipients that reports name.';
COMMENT ON COLUMN award_recipient.event IS 'Event.';
COMMENT ON COLUMN award_recipient.number IS 'Row of the ledger.';
COMMENT ON COLUMN award_recipient.name IS 'As printed.';
COMMENT ON COLUMN award_recipient.kind IS 'person or collective.';
COMMENT ON COLUMN award_recipient.role IS 'What the text says the person is.';
COMMENT ON COLUMN award_recipient.folded IS 'The name without case and diacritics, for looking it up.';
COMMENT ON TABLE award_source IS 'The articles that a row of the ledger stands on; of copies of one story, one.';
COMMENT ON COLUMN award_source.event IS 'Event.';
COMMENT ON COLUMN award_source.number IS 'Row of the ledger.';
COMMENT ON COLUMN award_source.article IS 'Article.';
COMMENT ON COLUMN award_source.quotes IS 'Its words.';
COMMENT ON VIEW award_ledger IS 'One row per award given at an event; sums over periods are in award_period_total.';
COMMENT ON COLUMN award_ledger.event IS 'Event.';
COMMENT ON COLUMN award_ledger.number IS 'Its place among the event''s rows.';
COMMENT ON COLUMN award_ledger.kind IS 'Kind of event.';
COMMENT ON COLUMN award_ledger.day IS 'First day of the event.';
COMMENT ON COLUMN award_ledger.month IS 'First day of its month.';
COMMENT ON COLUMN award_ledger.province_now IS 'Province of today.';
COMMENT ON COLUMN award_ledger.award IS 'Id in the gazetteer.';
COMMENT ON COLUMN award_ledger.name IS 'Name of the award.';
COMMENT ON COLUMN award_ledger.level IS 'Its level; null if it is not in the gazetteer.';
COMMENT ON COLUMN award_ledger.class IS '1, 2, 3 or null.';
COMMENT ON COLUMN award_ledger.giver IS 'Who gave it.';
COMMENT ON COLUMN award_ledger.decision IS 'Number of the decision.';
COMMENT ON COLUMN award_ledger.decided_on IS 'Its day.';
COMMENT ON COLUMN award_ledger.signer IS 'Who signed it.';
COMMENT ON COLUMN award_ledger.recipients IS 'Recipients of every kind; null if none are counted.';
COMMENT ON COLUMN award_ledger.collectives IS 'Of them "tập thể".';
COMMENT ON COLUMN award_ledger.individuals IS 'Of them "cá nhân".';
COMMENT ON COLUMN award_ledger.named IS 'Recipients that are named.';
COMMENT ON COLUMN award_ledger.articles IS 'Articles that it stands on.';
COMMENT ON VIEW award_period_total IS 'Numbers of recipients that reports sum over a period; never part of a sum of single awards.';
COMMENT ON COLUMN award_period_total.event IS 'Event at which it was stated.';
COMMENT ON COLUMN award_period_total.number IS 'Row of the ledger.';
COMMENT ON COLUMN award_period_total.stated_on IS 'Day of that event.';
COMMENT ON COLUMN award_period_total.province_now IS 'Province of today.';
COMMENT ON COLUMN award_period_total.award IS 'Id in the gazetteer.';
COMMENT ON COLUMN award_period_total.name IS 'Name of the award.';
COMMENT ON COLUMN award_period_total.level IS 'Its level.';
COMMENT ON COLUMN award_period_total.class IS '1, 2, 3 or null.';
COMMENT ON COLUMN award_period_total.giver IS 'Who gave it.';
COMMENT ON COLUMN award_period_total.period_first IS 'First year or month.';
COMMENT ON COLUMN award_period_total.period_last IS 'Last year or month.';
COMMENT ON COLUMN award_period_total.type IS 'Kind of recipient.';
COMMENT ON COLUMN award_period_total.n IS 'Number.';
COMMENT ON VIEW award_by_month IS 'Awards given at events by province, award, class and month of the event; no sums over periods.';
COMMENT ON COLUMN award_by_month.province_now IS 'Province of today in which the event was; null for a national one.';
COMMENT ON COLUMN award_by_month.month IS 'First day of the month; null for an event without a day.';
COMMENT ON COLUMN award_by_month.recipients IS 'Sum of the numbers of recipients of every kind.';
