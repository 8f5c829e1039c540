-- An article waits here from the moment that something of it changes that its event is read from. The turn is drawn anew
-- with each change: what was read before the change takes nothing away that came after it.
CREATE SEQUENCE event_unread_turn;
CREATE TABLE event_unread (
    article              text PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    turn                 bigint NOT NULL DEFAULT nextval('event_unread_turn')
);
ALTER SEQUENCE event_unread_turn OWNED BY event_unread.turn;
COMMENT ON TABLE event_unread IS 'Articles that are new or have changed since their event was read.';
COMMENT ON COLUMN event_unread.article IS 'The article.';
COMMENT ON COLUMN event_unread.turn IS 'Drawn anew with each change of the article.';
CREATE INDEX event_report_reader ON event_report (reader);

CREATE FUNCTION await_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_unread (article) VALUES (NEW.id)
    ON CONFLICT (article) DO UPDATE SET turn = nextval('event_unread_turn');
    RETURN NULL;
END $$;
CREATE TRIGGER article_unread AFTER INSERT ON article FOR EACH ROW WHEN (NEW.relevant) EXECUTE FUNCTION await_reading();
CREATE TRIGGER article_unread_again
    AFTER UPDATE OF title, published_at, own_province, cluster, content_hash, relevant ON article FOR EACH ROW
    WHEN ((OLD.relevant OR NEW.relevant)
        AND (OLD.title, OLD.published_at, OLD.own_province, OLD.cluster, OLD.content_hash, OLD.relevant)
            IS DISTINCT FROM (NEW.title, NEW.published_at, NEW.own_province, NEW.cluster, NEW.content_hash, NEW.relevant))
    EXECUTE FUNCTION await_reading();

CREATE FUNCTION await_lost_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_unread (article) SELECT id FROM article WHERE id = OLD.article AND relevant
    ON CONFLICT (article) DO UPDATE SET turn = nextval('event_unread_turn');
    RETURN NULL;
END $$;
CREATE TRIGGER report_lost AFTER DELETE ON event_report FOR EACH ROW EXECUTE FUNCTION await_lost_reading();

CREATE FUNCTION await_readings_of_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_unread (article) SELECT id FROM article WHERE site = NEW.id AND relevant ORDER BY id
    ON CONFLICT (article) DO UPDATE SET turn = nextval('event_unread_turn');
    RETURN NULL;
END $$;
CREATE TRIGGER site_unread AFTER UPDATE OF province ON site FOR EACH ROW
    WHEN (OLD.province IS DISTINCT FROM NEW.province) EXECUTE FUNCTION await_readings_of_site();

INSERT INTO event_unread (article)
SELECT a.id FROM article a JOIN site s ON s.id = a.site LEFT JOIN event_report r ON r.article = a.id
WHERE CASE WHEN NOT a.relevant THEN r.article IS NOT NULL
           ELSE r.article IS NULL OR r.read_from <> md5(concat_ws(E'\x1e', a.title, a.published_at::text,
               coalesce(a.own_province, s.province), a.cluster, encode(a.content_hash, 'hex'))) END;
ALTER TABLE event_report DROP COLUMN read_from;
