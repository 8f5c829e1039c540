-- Pairs and title terms follow from the syllables in order, and a syllable as written from one character beside the bare
-- one: articles/search/terms.py says the lines of such a text. Texts of version 4 begin with a blank and are read as they
-- were, so that the indexes stay right; they are made again by and by.
CREATE OR REPLACE FUNCTION search_terms(term_text text, terms tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
DECLARE
    codes text;
    words text;
    plain text;
    syllables text[];
    pairs text[];
    written text[];
    title text[];
    of_title text[];
BEGIN
    IF term_text IS NULL THEN RETURN terms; END IF;
    IF starts_with(term_text, ' ') THEN RETURN term_text::pg_catalog.tsvector; END IF;
    codes := split_part(term_text, E'\n', 1);
    words := split_part(term_text, E'\n', 2);
    plain := replace(words, '!', '');
    -- Between title, lead and body stands NULL, and a pair with it is none.
    syllables := string_to_array(words, ' ', '');
    -- Letters and digits sort after the mark of those that have no pairs.
    SELECT array_agg(a || '_' || b) FILTER (WHERE a > '/' COLLATE "C" AND b > '/' COLLATE "C"),
           array_agg(a || '~' || code) FILTER (WHERE code IS NOT NULL)
    INTO pairs, written
    FROM unnest(syllables, syllables[2:], string_to_array(codes, NULL, '.')) AS w (a, b, code);
    title := array_remove(string_to_array(split_part(plain, '  ', 1), ' ', ''), NULL);
    SELECT array_agg('^' || a) || array_agg('^' || a || '_' || b) FILTER (WHERE b IS NOT NULL)
    INTO of_title
    FROM unnest(title, title[2:]) AS t (a, b);
    RETURN array_to_tsvector(
        array_remove(string_to_array(plain, ' ', ''), NULL) || pairs || written || of_title
        || string_to_array(replace(substr(term_text, length(codes) + length(words) + 3), E'\t', ' '), E'\n'));
END $$;

CREATE OR REPLACE FUNCTION search_labels(term_text text, terms tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 50 AS $$
BEGIN
    IF term_text IS NULL THEN RETURN terms; END IF;
    IF starts_with(term_text, ' ') THEN
        RETURN substr(term_text, strpos(term_text, ' '':'))::pg_catalog.tsvector;
    END IF;
    RETURN array_to_tsvector(
        string_to_array(replace(substr(term_text, strpos(term_text, E'\n:') + 1), E'\t', ' '), E'\n'));
END $$;

-- Texts of older rows have no mark before the syllables that have no pairs.
CREATE OR REPLACE FUNCTION search_holds(term_text text, terms tsvector, phrases text[]) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 AS $$
DECLARE
    words text := coalesce(term_text, search_words(terms)) || '';
    is_older boolean := starts_with(words, ' ');
    phrase text;
    held integer := 0;
BEGIN
    FOREACH phrase IN ARRAY phrases LOOP
        IF is_older THEN phrase := replace(phrase, '!', ''); END IF;
        IF strpos(words, phrase) > 0 THEN held := held + 1; END IF;
    END LOOP;
    RETURN held;
END $$;

-- An eighth smaller than by lz4, and read in 14 µs, where the longer texts took 19 by lz4.
ALTER TABLE search_entry ALTER COLUMN term_text SET COMPRESSION pglz;
-- A shorter text would be kept in the row, and rows that searches go through would be three times as wide.
ALTER TABLE search_entry SET (toast_tuple_target = 256);

COMMENT ON COLUMN search_entry.term_text IS
    'Codes of diacritics, bare syllables in order, and labels of filters, from which the terms are made: articles/search/terms.py says the lines; null in a row of an older version.';
