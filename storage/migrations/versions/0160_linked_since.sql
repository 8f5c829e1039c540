ALTER TABLE common_hash_freeze ADD COLUMN linked_since bigint;
COMMENT ON COLUMN common_hash_freeze.linked_since IS
    'Articles linked since, at least as many as the store has grown by; null where nobody has counted.';
