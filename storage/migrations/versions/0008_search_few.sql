-- One cluster in 512, of those in the sample: of a million articles the sample of one in 64 has 16,000, and reading all
-- of them costs what a reader should not wait for.
CREATE FUNCTION in_search_few(cluster text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ('x' || substr(md5(cluster), 1, 4))::bit(16)::int < 128;

ALTER TABLE search_entry ADD COLUMN few boolean NOT NULL GENERATED ALWAYS AS (in_search_few(cluster)) STORED;
CREATE INDEX search_entry_few ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE few;

COMMENT ON COLUMN search_entry.few IS 'Whether its cluster is in the smaller sample, one in 512, that searches with very many matches are estimated on.';
