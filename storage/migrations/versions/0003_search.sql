-- One narrow row an article, which searches read instead of the article: its terms, and what results are
-- filtered, counted and ordered by. Filled by storage/search/index.py; its place in a cluster by triggers.

ALTER TABLE article DROP COLUMN search;

-- One cluster in 64: on them counts are estimated where counting every match would take too long.
CREATE FUNCTION in_search_sample(cluster text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ('x' || substr(md5(cluster), 1, 2))::bit(8)::int < 4;

CREATE TABLE search_entry (
    article              text PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    cluster              text NOT NULL,
    representative       boolean NOT NULL,
    sampled              boolean NOT NULL,
    site                 text NOT NULL,
    dated                timestamptz NOT NULL,
    first_seen_at        timestamptz NOT NULL,
    movements            text[] NOT NULL,
    awards               text[] NOT NULL,
    search_version       integer NOT NULL,
    terms                tsvector NOT NULL
) WITH (fillfactor = 90);

-- A term vector of 10 kB halves and is read back three times as fast as by the default method.
DO $$ BEGIN
    ALTER TABLE search_entry ALTER COLUMN terms SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;

-- fastupdate off: its list of pending entries would be read by every search.
CREATE INDEX search_entry_terms ON search_entry USING gin (terms) WITH (fastupdate = off);
CREATE INDEX search_entry_sample ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE sampled;
CREATE INDEX search_entry_newest ON search_entry (dated, first_seen_at, article);
CREATE INDEX search_entry_cluster ON search_entry (cluster);

-- Always from what the tables say now: a statement may move an article and its representative in any order.
CREATE FUNCTION place_search_entries(touched text[]) RETURNS void LANGUAGE sql AS $$
    UPDATE search_entry e
    SET cluster = a.cluster, representative = c.representative IS NOT DISTINCT FROM a.id,
        sampled = in_search_sample(a.cluster)
    FROM article a JOIN cluster c ON c.id = a.cluster
    WHERE e.article = a.id AND a.id = ANY(touched)
      AND (e.cluster, e.representative) IS DISTINCT FROM (a.cluster, c.representative IS NOT DISTINCT FROM a.id)
$$;
CREATE FUNCTION article_changed_cluster() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM place_search_entries(ARRAY[NEW.id]); RETURN NULL; END $$;
CREATE FUNCTION cluster_changed_representative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM place_search_entries(ARRAY[OLD.representative, NEW.representative]); RETURN NULL; END $$;

CREATE TRIGGER article_changed_cluster AFTER UPDATE OF cluster ON article
    FOR EACH ROW WHEN (OLD.cluster IS DISTINCT FROM NEW.cluster) EXECUTE FUNCTION article_changed_cluster();
CREATE TRIGGER cluster_changed_representative AFTER UPDATE OF representative ON cluster
    FOR EACH ROW WHEN (OLD.representative IS DISTINCT FROM NEW.representative)
    EXECUTE FUNCTION cluster_changed_representative();

COMMENT ON TABLE search_entry IS 'What searches read: one narrow row an article.';
COMMENT ON COLUMN search_entry.article IS 'The article.';
COMMENT ON COLUMN search_entry.cluster IS 'Its cluster, as article.cluster.';
COMMENT ON COLUMN search_entry.representative IS 'Whether it is its cluster''s representative.';
COMMENT ON COLUMN search_entry.sampled IS 'Whether its cluster is in the fixed sample, one in 64, that large counts are estimated on.';
COMMENT ON COLUMN search_entry.site IS 'Its site.';
COMMENT ON COLUMN search_entry.dated IS 'published_at; 0001-01-01 where there is none, so that it sorts last.';
COMMENT ON COLUMN search_entry.first_seen_at IS 'As article.first_seen_at.';
COMMENT ON COLUMN search_entry.movements IS 'Ids of the movements it mentions, each once.';
COMMENT ON COLUMN search_entry.awards IS 'Ids of the awards it mentions, each once.';
COMMENT ON COLUMN search_entry.search_version IS 'The version of the terms'' making; older ones are made again.';
COMMENT ON COLUMN search_entry.terms IS 'Syllables bare and as written, neighbouring pairs, the title''s own, and labels of filters: articles/search/terms.py says the forms.';
