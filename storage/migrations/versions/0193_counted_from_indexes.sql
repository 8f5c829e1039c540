-- A page of awards begins with the newest events: at a million articles all 420,000 were sorted for it.
CREATE INDEX event_newest ON event ((coalesce(first_day, '0001-01-01')) DESC, id);
-- A site's relevant articles are all but these: counted from indexes alone, where each article's row was read.
CREATE INDEX article_irrelevant ON article (site) WHERE NOT relevant;
