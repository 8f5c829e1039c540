-- A site's pace and health are judged by its newest articles; without these all of its articles were read and sorted.
CREATE INDEX article_newest ON article (site, (coalesce(published_at, listed_at, first_seen_at)) DESC);
CREATE INDEX article_first_seen ON article (site, first_seen_at DESC);
