-- A batch's terms wait in the index's pending list and are merged in one go, sorted, before the batch is committed
-- (storage/search/index.py): a term that forty articles share is looked up once. Searches seldom meet a list, and never
-- one longer than a batch.
ALTER INDEX search_entry_terms SET (fastupdate = on);
