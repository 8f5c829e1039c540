-- An article waits here from the moment that something of it changes by which an alert may find it: its search row, its
-- cluster or its event. The turn is drawn anew with each change: what was compared before the change takes nothing away
-- that came after it.
CREATE SEQUENCE alert_unread_turn;
CREATE TABLE alert_unread (
    article              text PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    turn                 bigint NOT NULL DEFAULT nextval('alert_unread_turn')
);
ALTER SEQUENCE alert_unread_turn OWNED BY alert_unread.turn;
COMMENT ON TABLE alert_unread IS 'Articles that are new or have changed since the alerts on searches were last compared with them.';
COMMENT ON COLUMN alert_unread.article IS 'The article.';
COMMENT ON COLUMN alert_unread.turn IS 'Drawn anew with each change of the article.';

CREATE FUNCTION await_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alert_unread (article) SELECT DISTINCT article FROM changed
    ON CONFLICT (article) DO UPDATE SET turn = nextval('alert_unread_turn');
    RETURN NULL;
END $$;
CREATE TRIGGER search_entry_new AFTER INSERT ON search_entry REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION await_alerts();
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION await_alerts();
CREATE TRIGGER event_article_new AFTER INSERT ON event_article REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION await_alerts();

ALTER TABLE alert ADD COLUMN read_all boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN alert.read_all IS
    'An alert on a search: all articles but those in alert_unread have been compared with it, and what it found is sent.';
