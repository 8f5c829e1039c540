-- A flag on a wide row writes that row once more, with an entry in each of its indexes; a row that waits is 50 bytes.
CREATE TABLE link_waiting (article text PRIMARY KEY REFERENCES article ON DELETE CASCADE);
INSERT INTO link_waiting (article) SELECT id FROM article WHERE NOT linked;
COMMENT ON TABLE link_waiting IS 'Articles whose duplicates have not been looked for since they came or their text changed.';
COMMENT ON COLUMN link_waiting.article IS 'The article.';

CREATE TABLE event_waiting (article text PRIMARY KEY REFERENCES event_report ON DELETE CASCADE);
INSERT INTO event_waiting (article) SELECT article FROM event_report WHERE NOT grouped;
COMMENT ON TABLE event_waiting IS 'Reports that wait to be put into their event.';
COMMENT ON COLUMN event_waiting.article IS 'The article.';

-- The reports that are left wait; one that goes at the same moment does not.
CREATE OR REPLACE FUNCTION dissolve_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_waiting (article)
    SELECT r.article FROM event_article m JOIN event_report r USING (article) WHERE m.event = OLD.event
    ORDER BY r.article FOR KEY SHARE OF r
    ON CONFLICT DO NOTHING;
    DELETE FROM event WHERE id = OLD.event;
    RETURN NULL;
END $$;

DROP INDEX article_unlinked, event_report_waiting;
ALTER TABLE article DROP COLUMN linked;
ALTER TABLE event_report DROP COLUMN grouped;
