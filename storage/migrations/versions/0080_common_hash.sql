-- Shingles that many unrelated stories share say nothing of two of them, and cost a comparison with each.
CREATE TABLE common_hash (
    hash                 bigint PRIMARY KEY
);
CREATE TABLE common_hash_freeze (
    version              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    frozen_at            timestamptz NOT NULL,
    articles             bigint NOT NULL,
    hashes               integer NOT NULL,
    fingerprint_version  integer NOT NULL
);
COMMENT ON TABLE common_hash IS 'Sampled hashes that more stories share than can be compared: they make no two articles candidates.';
COMMENT ON COLUMN common_hash.hash IS 'The hash, as in fingerprint.hashes.';
COMMENT ON TABLE common_hash_freeze IS 'One row per time that common_hash was measured; between two of them it stays as it is.';
COMMENT ON COLUMN common_hash_freeze.version IS 'The latest is in force.';
COMMENT ON COLUMN common_hash_freeze.frozen_at IS 'When it was measured.';
COMMENT ON COLUMN common_hash_freeze.articles IS 'Articles that it was measured on.';
COMMENT ON COLUMN common_hash_freeze.hashes IS 'Hashes that were common.';
COMMENT ON COLUMN common_hash_freeze.fingerprint_version IS 'Version of the fingerprints that it was measured on; it says nothing of others.';
