-- What a fingerprint of this program would be: the low bits of each hash, in the order that the hashes had. Rows and index
-- are written anew, while others wait: 20 minutes for a million articles on a machine with much other work.
CREATE FUNCTION low_bits(hash bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT (((hash & 4294967295) # 2147483648) - 2147483648)::integer $$;
CREATE FUNCTION low_bits(hashes bigint[]) RETURNS integer[] LANGUAGE sql IMMUTABLE AS
$$
SELECT coalesce(array_agg(low ORDER BY place), '{}')
FROM (SELECT low_bits(h) AS low, min(place) AS place FROM unnest(hashes) WITH ORDINALITY AS u (h, place) GROUP BY 1) own
$$;

DROP INDEX fingerprint_hashes;
ALTER TABLE fingerprint ALTER COLUMN hashes TYPE integer[] USING low_bits(hashes);
CREATE INDEX fingerprint_hashes ON fingerprint USING gin (hashes) WITH (fastupdate = off);

DELETE FROM common_hash one USING common_hash other
WHERE low_bits(one.hash) = low_bits(other.hash) AND one.hash > other.hash;
ALTER TABLE common_hash ALTER COLUMN hash TYPE integer USING low_bits(hash);

DROP FUNCTION low_bits(bigint[]);
DROP FUNCTION low_bits(bigint);

COMMENT ON COLUMN fingerprint.hashes IS 'Low 32 bits of at most 64 shingle hashes, in the order of these.';
