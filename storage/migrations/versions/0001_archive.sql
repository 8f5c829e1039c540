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
CREATE INDEX fingerprint_hashes ON fingerprint USING gin (hashes);

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
