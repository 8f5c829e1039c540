-- A row keeps its terms as a text: bare syllables in the order of the article, then all others, sorted. Compressed it
-- takes 5 kB where the term vector took 13, and phrases are found in it. Only the indexes hold it as a vector.
ALTER TABLE search_entry ADD COLUMN term_text text;
ALTER TABLE search_entry ALTER COLUMN terms DROP NOT NULL;
DO $$ BEGIN
    ALTER TABLE search_entry ALTER COLUMN term_text SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;

-- Rows of an older version are searched by the vector that they have until they are made again. A function that is not
-- inlined, as only its cost says that terms are not for free: the planner else reads them row by row.
CREATE FUNCTION search_terms(term_text text, terms tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
BEGIN
    IF term_text IS NULL THEN RETURN terms; END IF;
    RETURN term_text::pg_catalog.tsvector;
END $$;

-- The labels alone, which stand last and begin with a colon: a tenth of the time where a single row is looked at.
CREATE FUNCTION search_labels(term_text text, terms tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 50 AS $$
BEGIN
    IF term_text IS NULL THEN RETURN terms; END IF;
    RETURN substr(term_text, strpos(term_text, ' '':'))::pg_catalog.tsvector;
END $$;

-- The same text of an older row, from the places of its syllables; title, lead and body are two blanks apart in both.
CREATE FUNCTION search_words(terms tsvector) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
    SELECT string_agg(CASE WHEN place - before > 1 THEN '  ' ELSE ' ' END || lexeme, '' ORDER BY place) || ' '
    FROM (SELECT t.lexeme, p.place, lag(p.place, 1, 0::smallint) OVER (ORDER BY p.place) AS before
          FROM unnest(terms) t, unnest(t.positions) p (place)) w
$$;

-- How many of some phrases, each with a blank at both ends, a row's text has: a fifth of the time of LIKE, which stops at
-- every blank.
CREATE FUNCTION search_holds(term_text text, terms tsvector, phrases text[]) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 AS $$
DECLARE
    words text := coalesce(term_text, search_words(terms)) || '';
    phrase text;
    held integer := 0;
BEGIN
    FOREACH phrase IN ARRAY phrases LOOP
        IF strpos(words, phrase) > 0 THEN held := held + 1; END IF;
    END LOOP;
    RETURN held;
END $$;

DROP INDEX search_entry_terms;
DROP INDEX search_entry_sample;
DROP INDEX search_entry_few;
-- Pending entries are merged before a batch is committed; a search reads no list longer than another transaction's.
CREATE INDEX search_entry_terms ON search_entry USING gin (search_terms(term_text, terms)) WITH (fastupdate = on);
CREATE INDEX search_entry_sample ON search_entry USING gin (search_terms(term_text, terms))
    WITH (fastupdate = off) WHERE sampled;
CREATE INDEX search_entry_few ON search_entry USING gin (search_terms(term_text, terms))
    WITH (fastupdate = off) WHERE in_search_few(cluster);

COMMENT ON COLUMN search_entry.term_text IS
    'Bare syllables in order, then syllables as written, pairs, the title''s own, and labels of filters: articles/search/terms.py says the forms; null in a row of an older version.';
COMMENT ON COLUMN search_entry.terms IS 'The terms of a row of an older version; null in all others.';
