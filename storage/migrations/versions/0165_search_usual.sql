-- Before which syllables the mark stands depends on the version of a row: without marks, text and phrase are the same in all.
CREATE OR REPLACE FUNCTION search_holds(term_text text, terms tsvector, phrases text[]) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 AS $$
DECLARE
    words text := coalesce(term_text, search_words(terms)) || '';
    bare text;
    phrase text;
    held integer := 0;
BEGIN
    FOREACH phrase IN ARRAY phrases LOOP
        IF strpos(phrase, '!') > 0 THEN
            bare := coalesce(bare, replace(words, '!', ''));
            IF strpos(bare, replace(phrase, '!', '')) > 0 THEN held := held + 1; END IF;
        ELSIF strpos(words, phrase) > 0 THEN held := held + 1;
        END IF;
    END LOOP;
    RETURN held;
END $$;
