-- The archive: sites, pages, articles with versions, clusters, facts, surprises, runs.
-- Times are timestamptz. Ids that a user may cite are text made from content; bigint keys never leave the store.

CREATE TABLE site (
    id                   text PRIMARY KEY,
    name                 text NOT NULL,
    url                  text NOT NULL,
    kind                 text NOT NULL,
    province             text,
    province_now         text,
    enabled              boolean NOT NULL DEFAULT true,
    registered_at        timestamptz NOT NULL,
    last_crawled_at      timestamptz,
    last_success_at      timestamptz,
    last_new_article_at  timestamptz,
    failed_crawls        integer NOT NULL DEFAULT 0,
    last_outcome         text,
    last_error           text,
    next_due_at          timestamptz,
    interval_s           integer,
    moved_to             text,
    walked_since         date,
    shapes               jsonb NOT NULL DEFAULT '[]'
);

CREATE TABLE site_source (
    site                 text NOT NULL REFERENCES site,
    url                  text NOT NULL,
    kind                 text NOT NULL,
    seen_at              timestamptz NOT NULL,
    state                jsonb NOT NULL,
    PRIMARY KEY (site, url)
);

CREATE TABLE crawl_run (
    id                   text PRIMARY KEY,
    trigger              text NOT NULL,
    started_at           timestamptz NOT NULL,
    finished_at          timestamptz,
    outcome              text CHECK (outcome IN ('ok', 'partial', 'failed', 'interrupted'))
);

CREATE TABLE crawl_run_site (
    run                  text NOT NULL REFERENCES crawl_run,
    site                 text NOT NULL REFERENCES site,
    started_at           timestamptz NOT NULL,
    finished_at          timestamptz,
    outcome              text CHECK (outcome IN ('ok', 'failed', 'blocked', 'interrupted', 'skipped')),
    requests             integer NOT NULL DEFAULT 0,
    pages                integer NOT NULL DEFAULT 0,
    outcomes             jsonb NOT NULL DEFAULT '{}',
    error                text,
    PRIMARY KEY (run, site)
);

CREATE TABLE page (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site                 text NOT NULL REFERENCES site,
    run                  text NOT NULL REFERENCES crawl_run,
    handover             text NOT NULL,
    line                 integer NOT NULL,
    kind                 text NOT NULL,
    outcome              text NOT NULL,
    url                  text NOT NULL,
    url_fingerprint      bigint NOT NULL,
    final_url            text,
    status               smallint,
    requested_at         timestamptz NOT NULL,
    duration_ms          integer,
    etag                 text,
    last_modified        text,
    content_type         text,
    digest               text,
    warc                 text,
    warc_offset          bigint,
    warc_length          bigint,
    listed_at            timestamptz,
    listed_title         text,
    found_on             text,
    error                text,
    extractor_version    integer,
    page_type            text,
    blocks               bigint[],
    UNIQUE (handover, line)
);
CREATE INDEX page_address ON page (site, url_fingerprint, requested_at);
CREATE INDEX page_to_clean ON page (site, url_fingerprint) WHERE kind = 'article' AND outcome = 'fetched' AND extractor_version IS NULL;
CREATE INDEX page_version ON page (extractor_version) WHERE kind = 'article' AND outcome = 'fetched';
CREATE INDEX page_requested ON page (requested_at);

CREATE TABLE cluster (
    id                   text PRIMARY KEY,
    representative       text,
    size                 integer NOT NULL,
    created_at           timestamptz NOT NULL,
    merged_into          text REFERENCES cluster DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cluster_merged ON cluster (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE article (
    id                   text PRIMARY KEY,
    site                 text NOT NULL REFERENCES site,
    url                  text NOT NULL,
    canonical_url        text,
    title                text,
    lead                 text,
    body                 text NOT NULL,
    authors              text[] NOT NULL DEFAULT '{}',
    published_at         timestamptz,
    published_precision  text CHECK (published_precision IN ('minute', 'day')),
    published_raw        text,
    published_from       text,
    modified_at          timestamptz,
    listed_at            timestamptz,
    first_seen_at        timestamptz NOT NULL,
    fetched_at           timestamptz NOT NULL,
    section              text,
    tags                 text[] NOT NULL DEFAULT '{}',
    images               jsonb NOT NULL DEFAULT '[]',
    attachments          jsonb NOT NULL DEFAULT '[]',
    language             text,
    relevant             boolean NOT NULL,
    relevance_score      real NOT NULL,
    relevance_matched    jsonb NOT NULL DEFAULT '[]',
    event                jsonb,
    cluster              text NOT NULL REFERENCES cluster DEFERRABLE INITIALLY DEFERRED,
    versions             integer NOT NULL DEFAULT 1,
    content_hash         bytea NOT NULL,
    identity_hash        bytea NOT NULL,
    extractor_version    integer NOT NULL,
    relevance_version    integer NOT NULL,
    annotation_version   integer NOT NULL,
    fingerprint_version  integer NOT NULL,
    linked               boolean NOT NULL DEFAULT false,
    search               tsvector NOT NULL
);
CREATE INDEX article_search ON article USING gin (search);
CREATE INDEX article_published ON article (published_at DESC NULLS LAST, id);
CREATE INDEX article_site ON article (site, published_at DESC NULLS LAST);
CREATE INDEX article_identity ON article (site, identity_hash);
CREATE INDEX article_cluster ON article (cluster);
CREATE INDEX article_unlinked ON article (id) WHERE NOT linked;

CREATE TABLE address (
    site                 text NOT NULL REFERENCES site,
    url_fingerprint      bigint NOT NULL,
    url                  text NOT NULL,
    article              text REFERENCES article ON DELETE SET NULL,
    first_seen_at        timestamptz NOT NULL,
    fetched_at           timestamptz NOT NULL,
    changed_at           timestamptz,
    next_check_at        timestamptz,
    checks               integer NOT NULL DEFAULT 0,
    outcome              text NOT NULL,
    etag                 text,
    last_modified        text,
    digest               text,
    listed_at            timestamptz,
    PRIMARY KEY (site, url_fingerprint)
);
CREATE INDEX address_article ON address (article);
CREATE INDEX address_due ON address (site, next_check_at);

CREATE TABLE article_version (
    article              text NOT NULL REFERENCES article ON DELETE CASCADE,
    number               integer NOT NULL,
    page                 bigint NOT NULL REFERENCES page,
    seen_at              timestamptz NOT NULL,
    content_hash         bytea NOT NULL,
    title                text,
    lead                 text,
    body                 text NOT NULL,
    authors              text[] NOT NULL DEFAULT '{}',
    published_at         timestamptz,
    modified_at          timestamptz,
    PRIMARY KEY (article, number)
);
CREATE INDEX article_version_page ON article_version (page);

CREATE TABLE fingerprint (
    article              text PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    hashes               bigint[] NOT NULL,
    syllables            integer NOT NULL
);
-- fastupdate off: its list of pending entries would be read by every look-up of a candidate.
CREATE INDEX fingerprint_hashes ON fingerprint USING gin (hashes) WITH (fastupdate = off);

CREATE TABLE edge (
    a                    text NOT NULL REFERENCES article ON DELETE CASCADE,
    b                    text NOT NULL REFERENCES article ON DELETE CASCADE,
    kind                 text NOT NULL CHECK (kind IN ('exact', 'near', 'contained')),
    similarity           real NOT NULL,
    containment          real NOT NULL,
    fingerprint_version  integer NOT NULL,
    verified_at          timestamptz NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);
CREATE INDEX edge_b ON edge (b);

CREATE TABLE mention (
    article              text NOT NULL REFERENCES article ON DELETE CASCADE,
    kind                 text NOT NULL CHECK (kind IN ('movement', 'award', 'body', 'province', 'person', 'statistic')),
    position             integer NOT NULL,
    entry                text,
    name                 text NOT NULL,
    quote                text NOT NULL,
    span_start           integer NOT NULL,
    span_end             integer NOT NULL,
    detail               jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (article, kind, position)
);
CREATE INDEX mention_entry ON mention (kind, entry);

CREATE TABLE boilerplate (
    site                 text NOT NULL REFERENCES site,
    block                bigint NOT NULL,
    learned_at           timestamptz NOT NULL,
    PRIMARY KEY (site, block)
);

CREATE TABLE issue (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site                 text REFERENCES site,
    code                 text NOT NULL,
    severity             text NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    url                  text,
    detail               text NOT NULL,
    first_seen_at        timestamptz NOT NULL,
    last_seen_at         timestamptz NOT NULL,
    times                integer NOT NULL DEFAULT 1,
    subject              bytea NOT NULL UNIQUE
);
CREATE INDEX issue_site ON issue (site, last_seen_at DESC);

-- What psql shows with \d+ and docs/data-dictionary.md is written from.
COMMENT ON TABLE site IS 'One row a site of the catalogue: what its file says, and what crawling it gave.';
COMMENT ON COLUMN site.id IS 'Stem of its file; the name of the site everywhere.';
COMMENT ON COLUMN site.name IS 'How it calls itself.';
COMMENT ON COLUMN site.url IS 'Its home page.';
COMMENT ON COLUMN site.kind IS 'newspaper, television, portal, department, committee, agency or aggregator.';
COMMENT ON COLUMN site.province IS 'Id of its province as its file names it (former or current); null for a national site.';
COMMENT ON COLUMN site.province_now IS 'Id of the province since 1 July 2025.';
COMMENT ON COLUMN site.enabled IS 'Whether it is crawled by itself.';
COMMENT ON COLUMN site.registered_at IS 'When this installation first knew it.';
COMMENT ON COLUMN site.last_crawled_at IS 'End of its last crawl.';
COMMENT ON COLUMN site.last_success_at IS 'End of its last crawl that succeeded: last seen alive.';
COMMENT ON COLUMN site.last_new_article_at IS 'When its newest article was first fetched.';
COMMENT ON COLUMN site.failed_crawls IS 'Failed crawls in a row.';
COMMENT ON COLUMN site.last_outcome IS 'How its last crawl ended.';
COMMENT ON COLUMN site.last_error IS 'Why its last crawl failed; null if it did not.';
COMMENT ON COLUMN site.next_due_at IS 'When it is crawled again; null: now.';
COMMENT ON COLUMN site.interval_s IS 'Seconds between its crawls, learned from how often it publishes.';
COMMENT ON COLUMN site.moved_to IS 'Where its home page now permanently redirects to, on another host: a proposal for the site file.';
COMMENT ON COLUMN site.walked_since IS 'The day down to which a finished crawl has walked back.';
COMMENT ON COLUMN site.shapes IS 'Address shapes learned by the crawler.';
COMMENT ON TABLE site_source IS 'Feeds, sitemaps and listings that discovery found.';
COMMENT ON COLUMN site_source.site IS 'Its site.';
COMMENT ON COLUMN site_source.url IS 'Address.';
COMMENT ON COLUMN site_source.kind IS 'home, robots, feed, sitemap or listing.';
COMMENT ON COLUMN site_source.seen_at IS 'When a crawl last reported it.';
COMMENT ON COLUMN site_source.state IS 'The crawler''s own record: validators, yield.';
COMMENT ON TABLE crawl_run IS 'One row a crawl run.';
COMMENT ON COLUMN crawl_run.id IS 'Id; begins with its time, or is the scheduler''s.';
COMMENT ON COLUMN crawl_run.trigger IS 'command or airflow.';
COMMENT ON COLUMN crawl_run.started_at IS 'Begin.';
COMMENT ON COLUMN crawl_run.finished_at IS 'End; null while it runs.';
COMMENT ON COLUMN crawl_run.outcome IS 'ok, partial, failed or interrupted.';
COMMENT ON TABLE crawl_run_site IS 'One row a site of a run.';
COMMENT ON COLUMN crawl_run_site.run IS 'The run.';
COMMENT ON COLUMN crawl_run_site.site IS 'The site.';
COMMENT ON COLUMN crawl_run_site.started_at IS 'Begin.';
COMMENT ON COLUMN crawl_run_site.finished_at IS 'End; null while it runs.';
COMMENT ON COLUMN crawl_run_site.outcome IS 'ok, failed, blocked, interrupted or skipped.';
COMMENT ON COLUMN crawl_run_site.requests IS 'Requests with an outcome.';
COMMENT ON COLUMN crawl_run_site.pages IS 'New or changed article bodies.';
COMMENT ON COLUMN crawl_run_site.outcomes IS 'Requests by outcome; they add up to requests.';
COMMENT ON COLUMN crawl_run_site.error IS 'Why it was not ok.';
COMMENT ON TABLE page IS 'One row a fetch: every request and the one outcome that it had.';
COMMENT ON COLUMN page.id IS 'Key inside the store.';
COMMENT ON COLUMN page.site IS 'Site.';
COMMENT ON COLUMN page.run IS 'Crawl run.';
COMMENT ON COLUMN page.handover IS 'File of the hand-over that told of it; archived beside the WARC.';
COMMENT ON COLUMN page.line IS 'Its line in that file.';
COMMENT ON COLUMN page.kind IS 'What the crawler took the address for: robots, home, feed, sitemap, listing or article.';
COMMENT ON COLUMN page.outcome IS 'fetched, unchanged, not_modified, redirected, disallowed, not_found, blocked, throttled, server_error, timeout, network_error, too_large, off_site or rejected.';
COMMENT ON COLUMN page.url IS 'Address asked for.';
COMMENT ON COLUMN page.url_fingerprint IS 'Hash of the address''s identity.';
COMMENT ON COLUMN page.final_url IS 'Address after redirects.';
COMMENT ON COLUMN page.status IS 'HTTP status.';
COMMENT ON COLUMN page.requested_at IS 'When it was asked for.';
COMMENT ON COLUMN page.duration_ms IS 'Milliseconds until the answer was whole.';
COMMENT ON COLUMN page.etag IS 'Validator sent with it.';
COMMENT ON COLUMN page.last_modified IS 'Validator sent with it.';
COMMENT ON COLUMN page.content_type IS 'Content-Type header.';
COMMENT ON COLUMN page.digest IS 'sha1 of the body, base32.';
COMMENT ON COLUMN page.warc IS 'WARC file in the archive; null without a body.';
COMMENT ON COLUMN page.warc_offset IS 'Byte offset of its record.';
COMMENT ON COLUMN page.warc_length IS 'Bytes of its record.';
COMMENT ON COLUMN page.listed_at IS 'Date that a feed, sitemap or listing gave.';
COMMENT ON COLUMN page.listed_title IS 'Title that a feed or listing gave.';
COMMENT ON COLUMN page.found_on IS 'Where the link stood.';
COMMENT ON COLUMN page.error IS 'Why it failed.';
COMMENT ON COLUMN page.extractor_version IS 'Version of the extraction rules that read it; null: not cleaned yet.';
COMMENT ON COLUMN page.page_type IS 'What extraction found it to be: article, listing, stub or other.';
COMMENT ON COLUMN page.blocks IS 'Hashes of its visible blocks, from which a site''s boilerplate is learned.';
COMMENT ON TABLE cluster IS 'One row a story: an article and its reprints.';
COMMENT ON COLUMN cluster.id IS 'Id; stays when the representative changes.';
COMMENT ON COLUMN cluster.representative IS 'Id of the earliest published member, else the earliest first seen.';
COMMENT ON COLUMN cluster.size IS 'Members.';
COMMENT ON COLUMN cluster.created_at IS 'When its first article was first seen.';
COMMENT ON COLUMN cluster.merged_into IS 'The cluster that took it in; its id still resolves.';
COMMENT ON TABLE article IS 'One row an article: its newest version, verdict and place.';
COMMENT ON COLUMN article.id IS 'Short hash of site and first canonical address; the same on every machine, never changed.';
COMMENT ON COLUMN article.site IS 'Site.';
COMMENT ON COLUMN article.url IS 'First canonical address.';
COMMENT ON COLUMN article.canonical_url IS 'Address that the page names for itself.';
COMMENT ON COLUMN article.title IS 'As printed; null where the page has none.';
COMMENT ON COLUMN article.lead IS 'Sapo; null where the page sets none apart.';
COMMENT ON COLUMN article.body IS 'Paragraphs joined by a blank line.';
COMMENT ON COLUMN article.authors IS 'Names as printed.';
COMMENT ON COLUMN article.published_at IS 'Publication; null if neither page nor address states it.';
COMMENT ON COLUMN article.published_precision IS 'minute, or day.';
COMMENT ON COLUMN article.published_raw IS 'The words that stated it.';
COMMENT ON COLUMN article.published_from IS 'What decided it.';
COMMENT ON COLUMN article.modified_at IS 'Last change that the page states.';
COMMENT ON COLUMN article.listed_at IS 'Earliest date that a feed, sitemap or listing gave; never a publication date.';
COMMENT ON COLUMN article.first_seen_at IS 'First fetch.';
COMMENT ON COLUMN article.fetched_at IS 'Newest fetch that brought a body.';
COMMENT ON COLUMN article.section IS 'Section that the page names.';
COMMENT ON COLUMN article.tags IS 'Tags.';
COMMENT ON COLUMN article.images IS 'List of url, caption.';
COMMENT ON COLUMN article.attachments IS 'List of url, label.';
COMMENT ON COLUMN article.language IS 'ISO 639-1 code.';
COMMENT ON COLUMN article.relevant IS 'Whether it is principally about emulation and commendation.';
COMMENT ON COLUMN article.relevance_score IS '0 to 1.';
COMMENT ON COLUMN article.relevance_matched IS 'List of term, weight, where: the sum behind the score.';
COMMENT ON COLUMN article.event IS 'What took place, when and where, if said.';
COMMENT ON COLUMN article.cluster IS 'Its cluster.';
COMMENT ON COLUMN article.versions IS 'Number of versions.';
COMMENT ON COLUMN article.content_hash IS 'Hash of title, lead and body as printed.';
COMMENT ON COLUMN article.identity_hash IS 'Hash of the same, folded for comparing.';
COMMENT ON COLUMN article.extractor_version IS 'Rules that read it.';
COMMENT ON COLUMN article.relevance_version IS 'Rules that judged it.';
COMMENT ON COLUMN article.annotation_version IS 'Rules that annotated it.';
COMMENT ON COLUMN article.fingerprint_version IS 'Rules that fingerprinted it.';
COMMENT ON COLUMN article.linked IS 'Whether its duplicates have been looked for since its text changed.';
COMMENT ON COLUMN article.search IS 'Search index: syllables as written and bare.';
COMMENT ON TABLE address IS 'One row an address of an article: what the crawler knows of it.';
COMMENT ON COLUMN address.site IS 'Site.';
COMMENT ON COLUMN address.url_fingerprint IS 'Hash of the address''s identity.';
COMMENT ON COLUMN address.url IS 'Address.';
COMMENT ON COLUMN address.article IS 'Its article; null until cleaned.';
COMMENT ON COLUMN address.first_seen_at IS 'First request.';
COMMENT ON COLUMN address.fetched_at IS 'Last request.';
COMMENT ON COLUMN address.changed_at IS 'Last fetch that brought a new body.';
COMMENT ON COLUMN address.next_check_at IS 'When it is asked for again; null: never by itself.';
COMMENT ON COLUMN address.checks IS 'Passing failures in a row.';
COMMENT ON COLUMN address.outcome IS 'Outcome of the last request.';
COMMENT ON COLUMN address.etag IS 'Validator for a conditional request.';
COMMENT ON COLUMN address.last_modified IS 'Validator for a conditional request.';
COMMENT ON COLUMN address.digest IS 'sha1 of its last body.';
COMMENT ON COLUMN address.listed_at IS 'Date that a feed, sitemap or listing gave.';
COMMENT ON TABLE article_version IS 'One row a version: each visit whose text is not that of the visit before.';
COMMENT ON COLUMN article_version.article IS 'Article.';
COMMENT ON COLUMN article_version.number IS '1, 2, …';
COMMENT ON COLUMN article_version.page IS 'The fetch that brought it.';
COMMENT ON COLUMN article_version.seen_at IS 'When it was fetched.';
COMMENT ON COLUMN article_version.content_hash IS 'Hash of title, lead and body.';
COMMENT ON COLUMN article_version.title IS 'Title then.';
COMMENT ON COLUMN article_version.lead IS 'Lead then.';
COMMENT ON COLUMN article_version.body IS 'Body then.';
COMMENT ON COLUMN article_version.authors IS 'Authors then.';
COMMENT ON COLUMN article_version.published_at IS 'Publication as stated then.';
COMMENT ON COLUMN article_version.modified_at IS 'Change as stated then.';
COMMENT ON TABLE fingerprint IS 'One row an article: the sample of its text that candidates for duplicates share.';
COMMENT ON COLUMN fingerprint.article IS 'Article.';
COMMENT ON COLUMN fingerprint.hashes IS 'At most 64 shingle hashes.';
COMMENT ON COLUMN fingerprint.syllables IS 'Length of its text.';
COMMENT ON TABLE edge IS 'One row a verified pair of near-duplicates.';
COMMENT ON COLUMN edge.a IS 'The smaller id.';
COMMENT ON COLUMN edge.b IS 'The greater id.';
COMMENT ON COLUMN edge.kind IS 'exact, near or contained.';
COMMENT ON COLUMN edge.similarity IS 'Common part of the longer text, 0 to 1.';
COMMENT ON COLUMN edge.containment IS 'Common part of the shorter text, 0 to 1.';
COMMENT ON COLUMN edge.fingerprint_version IS 'Rules that found it.';
COMMENT ON COLUMN edge.verified_at IS 'When the texts were compared.';
COMMENT ON TABLE mention IS 'One row a fact, with its place in the text (lead, blank line, body).';
COMMENT ON COLUMN mention.article IS 'Article.';
COMMENT ON COLUMN mention.kind IS 'movement, award, body, province, person or statistic.';
COMMENT ON COLUMN mention.position IS 'Order in the text, from 0.';
COMMENT ON COLUMN mention.entry IS 'Id in the gazetteer; null for what is not in it.';
COMMENT ON COLUMN mention.name IS 'Canonical name.';
COMMENT ON COLUMN mention.quote IS 'The words.';
COMMENT ON COLUMN mention.span_start IS 'Offset of the first character.';
COMMENT ON COLUMN mention.span_end IS 'Offset behind the last character.';
COMMENT ON COLUMN mention.detail IS 'What its kind has: class, giver, recipients, decision; roles; now; value, unit, qualifier, change, what, as_of, place.';
COMMENT ON TABLE boilerplate IS 'Blocks learned to recur across a site''s pages.';
COMMENT ON COLUMN boilerplate.site IS 'Site.';
COMMENT ON COLUMN boilerplate.block IS 'Hash of the block.';
COMMENT ON COLUMN boilerplate.learned_at IS 'When.';
COMMENT ON TABLE issue IS 'One row a recorded surprise: the same site, code and address once.';
COMMENT ON COLUMN issue.id IS 'Key inside the store.';
COMMENT ON COLUMN issue.site IS 'Site.';
COMMENT ON COLUMN issue.code IS 'Stable code.';
COMMENT ON COLUMN issue.severity IS 'info, warning or error.';
COMMENT ON COLUMN issue.url IS 'Address.';
COMMENT ON COLUMN issue.detail IS 'What was found, newest wording.';
COMMENT ON COLUMN issue.first_seen_at IS 'First time.';
COMMENT ON COLUMN issue.last_seen_at IS 'Last time.';
COMMENT ON COLUMN issue.times IS 'How often, at different times.';
COMMENT ON COLUMN issue.subject IS 'Hash of site, code and address.';
