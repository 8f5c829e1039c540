-- A list of twenty terms is 1.6 kB of jsonb, and 1.1 kB as it is written, which also compresses better. The blanks that jsonb
-- prints behind colons and commas are left out, and nothing within strings.
ALTER TABLE article
    ALTER COLUMN confidence DROP DEFAULT,
    ALTER COLUMN images DROP DEFAULT,
    ALTER COLUMN attachments DROP DEFAULT,
    ALTER COLUMN relevance_matched DROP DEFAULT;
ALTER TABLE article
    ALTER COLUMN images TYPE json
        USING regexp_replace(images::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json,
    ALTER COLUMN attachments TYPE json
        USING regexp_replace(attachments::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json,
    ALTER COLUMN relevance_matched TYPE json
        USING regexp_replace(relevance_matched::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json,
    ALTER COLUMN event TYPE json
        USING regexp_replace(event::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json,
    ALTER COLUMN confidence TYPE json
        USING regexp_replace(confidence::text, '("(?:[^"\\]|\\.)*")|([:,]) ', '\1\2', 'g')::json;
ALTER TABLE article
    ALTER COLUMN confidence SET DEFAULT '{}',
    ALTER COLUMN images SET DEFAULT '[]',
    ALTER COLUMN attachments SET DEFAULT '[]',
    ALTER COLUMN relevance_matched SET DEFAULT '[]';
