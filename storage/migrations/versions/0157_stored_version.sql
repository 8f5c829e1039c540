-- The versions are copied without the texts that their articles have, and the old table goes: the space is free at once,
-- where emptying rows would leave it to a vacuum. Writers wait while the rows are copied; readers wait for the last
-- statements only.
LOCK TABLE article, article_version IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE stored_version (
    article              text NOT NULL REFERENCES article ON DELETE CASCADE,
    number               integer NOT NULL,
    page                 bigint NOT NULL REFERENCES page,
    seen_at              timestamptz NOT NULL,
    content_hash         bytea NOT NULL,
    title                text,
    lead                 text,
    body                 text,
    authors              text[],
    published_at         timestamptz,
    modified_at          timestamptz,
    CHECK ((body IS NULL) = (authors IS NULL))
);
INSERT INTO stored_version (article, number, page, seen_at, content_hash, title, lead, body, authors, published_at,
    modified_at)
SELECT v.article, v.number, v.page, v.seen_at, v.content_hash,
       CASE WHEN NOT same THEN v.title END, CASE WHEN NOT same THEN v.lead END, CASE WHEN NOT same THEN v.body END,
       CASE WHEN NOT same THEN v.authors END, v.published_at, v.modified_at
FROM article_version v JOIN article a ON a.id = v.article
CROSS JOIN LATERAL (SELECT v.content_hash = a.content_hash
    AND (v.title, v.lead, v.authors, v.body) IS NOT DISTINCT FROM (a.title, a.lead, a.authors, a.body) AS same OFFSET 0) s;
ALTER TABLE stored_version ADD PRIMARY KEY (article, number);
CREATE INDEX stored_version_page ON stored_version (page);

-- 17 facts of an article are one entry of this index; those of the primary key took 1 kB.
CREATE INDEX mention_article ON mention (article);

-- Whatever changes an article's text, its newest version keeps what it was.
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stored_version SET title = OLD.title, lead = OLD.lead, body = OLD.body, authors = OLD.authors
    WHERE article = OLD.id AND body IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER article_text_changed AFTER UPDATE OF title, lead, body, authors ON article FOR EACH ROW
    WHEN ((OLD.title, OLD.lead, OLD.authors, OLD.body) IS DISTINCT FROM (NEW.title, NEW.lead, NEW.authors, NEW.body))
    EXECUTE FUNCTION keep_version();

ALTER TABLE mention DROP CONSTRAINT mention_pkey;
DROP TABLE article_version;
CREATE VIEW article_version AS
SELECT v.article, v.number, v.page, v.seen_at, v.content_hash,
       CASE WHEN v.body IS NULL THEN a.title ELSE v.title END AS title,
       CASE WHEN v.body IS NULL THEN a.lead ELSE v.lead END AS lead,
       CASE WHEN v.body IS NULL THEN a.body ELSE v.body END AS body,
       CASE WHEN v.body IS NULL THEN a.authors ELSE v.authors END AS authors,
       v.published_at, v.modified_at
FROM stored_version v LEFT JOIN article a ON a.id = v.article;

COMMENT ON TABLE stored_version IS 'The rows of article_version without the text that their article has: that of the newest, as a rule.';
COMMENT ON COLUMN stored_version.article IS 'Article.';
COMMENT ON COLUMN stored_version.number IS '1, 2, …';
COMMENT ON COLUMN stored_version.page IS 'The fetch that brought it.';
COMMENT ON COLUMN stored_version.seen_at IS 'When it was fetched.';
COMMENT ON COLUMN stored_version.content_hash IS 'Hash of title, lead and body.';
COMMENT ON COLUMN stored_version.title IS 'Title then.';
COMMENT ON COLUMN stored_version.lead IS 'Lead then.';
COMMENT ON COLUMN stored_version.body IS 'Body then; null: title, lead, body and authors are those of the article.';
COMMENT ON COLUMN stored_version.authors IS 'Authors then.';
COMMENT ON COLUMN stored_version.published_at IS 'Publication as stated then.';
COMMENT ON COLUMN stored_version.modified_at IS 'Change as stated then.';
COMMENT ON VIEW article_version IS 'One row per version: each visit that found another text than the visit before.';
COMMENT ON COLUMN article_version.article IS 'Article.';
COMMENT ON COLUMN article_version.number IS '1, 2, …';
COMMENT ON COLUMN article_version.page IS 'The fetch that brought it.';
COMMENT ON COLUMN article_version.seen_at IS 'When it was fetched.';
COMMENT ON COLUMN article_version.content_hash IS 'Hash of title, lead and body.';
COMMENT ON COLUMN article_version.title IS 'Title then.';
COMMENT ON COLUMN article_version.lead IS 'Lead then.';
COMMENT ON COLUMN article_version.body IS 'Body then.';
COMMENT ON COLUMN article_version.authors IS 'Authors then.';
COMMENT ON COLUMN article_version.published_at IS 'Publication as stated then.';
COMMENT ON COLUMN article_version.modified_at IS 'Change as stated then.';
