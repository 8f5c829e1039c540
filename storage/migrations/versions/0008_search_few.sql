-- One cluster in 512, of those in the sample: of a million articles the sample of one in 64 has 16,000, and reading all
-- of them costs what a reader should not wait for. An index alone, because a further column would rewrite the table.
CREATE FUNCTION in_search_few(cluster text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ('x' || substr(md5(cluster), 1, 4))::bit(16)::int < 128;
CREATE INDEX search_entry_few ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE in_search_few(cluster);
