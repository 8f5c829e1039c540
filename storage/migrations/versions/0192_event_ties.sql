-- Reports of two provinces are compared only where they have something in common that ties them (ties_across_provinces in
-- articles/events/contradictions.py). With both in columns the others are not even read: at a million articles there are
-- fifty thousand reports of a hundred days, of which a clean of two hundred articles read every text.
CREATE FUNCTION event_ties(features json, decisions text[]) RETURNS integer[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(hash ORDER BY hash), '{}') FROM (
        SELECT DISTINCT ('x' || left(md5(convert_to(tie, 'UTF8')), 8))::bit(32)::integer AS hash FROM (
            SELECT unnest(decisions) AS tie
            UNION ALL
            SELECT json_array_elements_text(features -> key)
            FROM unnest(ARRAY['names', 'units', 'clusters', 'forces', 'movements']) AS key
            UNION ALL
            SELECT giver FROM json_array_elements_text(features -> 'givers') AS giver
            WHERE giver IN ('thủ tướng', 'chủ tịch nước', 'chính phủ')
            UNION ALL
            SELECT json_array_elements_text(features -> 'quoted') WHERE (features ->> 'central')::boolean
            UNION ALL
            SELECT award ->> 0 FROM json_array_elements(features -> 'awards') AS award
            WHERE (features ->> 'national')::boolean AND (features ->> 'central')::boolean
               OR award ->> 0 IN (SELECT id FROM award_entry WHERE level = 'state')
        ) every WHERE tie IS NOT NULL
    ) hashed
$$;
ALTER TABLE event_report ADD COLUMN province text, ADD COLUMN ties integer[];
ALTER TABLE event_report
    ALTER COLUMN province TYPE text USING features ->> 'province',
    ALTER COLUMN ties TYPE integer[] USING CASE WHEN happened OR possible THEN event_ties(features, decisions) ELSE '{}' END;
ALTER TABLE event_report ALTER COLUMN ties SET NOT NULL;
DROP FUNCTION event_ties(json, text[]);
COMMENT ON COLUMN event_report.province IS 'The present province of its event; null for a national one.';
COMMENT ON COLUMN event_report.ties IS
    '32-bit hashes of what it may have in common with a report of another province; none of a report that is compared with no other.';
