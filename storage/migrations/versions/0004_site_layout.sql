ALTER TABLE page ADD COLUMN observed jsonb;

CREATE TABLE site_layout (
    site                 text NOT NULL REFERENCES site,
    field                text NOT NULL CHECK (field IN ('title', 'date', 'author', 'lead', 'body')),
    place                text NOT NULL,
    pages                integer NOT NULL,
    of_pages             integer NOT NULL,
    learned_at           timestamptz NOT NULL,
    PRIMARY KEY (site, field, place)
);

COMMENT ON COLUMN page.observed IS 'Where it has its fields, by its own evidence alone: field, place, whether it is sure, and a hash of the value.';
COMMENT ON TABLE site_layout IS 'Where a site''s pages have title, date, author, lead and body, learned from its newest pages.';
COMMENT ON COLUMN site_layout.site IS 'Site.';
COMMENT ON COLUMN site_layout.field IS 'title, date, author, lead or body.';
COMMENT ON COLUMN site_layout.place IS 'Path of tags, ids and class names, and for a line its number in its element.';
COMMENT ON COLUMN site_layout.pages IS 'Pages that have the field there.';
COMMENT ON COLUMN site_layout.of_pages IS 'Pages that were looked at for it.';
COMMENT ON COLUMN site_layout.learned_at IS 'When the place was first learned.';
