ALTER TABLE article ADD COLUMN row_digest bytea;
COMMENT ON COLUMN article.row_digest IS
    'Digest of all that cleaning derived from the newest page and of the versions of its rules, the extractor''s excepted: '
    'a page that gives the same again is not written again. NULL: to be written again.';
