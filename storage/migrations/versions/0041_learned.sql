ALTER TABLE page ADD COLUMN relearn boolean NOT NULL DEFAULT false;
CREATE INDEX page_relearn ON page (site) WHERE relearn;

CREATE TABLE site_learned (
    site                 text PRIMARY KEY REFERENCES site,
    version              integer NOT NULL,
    learned_at           timestamptz NOT NULL
);

ALTER TABLE article ADD COLUMN confidence jsonb NOT NULL DEFAULT '{}';

COMMENT ON COLUMN page.relearn IS 'What was learned of its site since it was cleaned touches it: it is cleaned again from the archive.';
COMMENT ON TABLE site_learned IS 'The version of what a site''s pages taught: recurring blocks and places of fields.';
COMMENT ON COLUMN site_learned.site IS 'Site.';
COMMENT ON COLUMN site_learned.version IS 'Raised whenever a block or a place is learned or forgotten.';
COMMENT ON COLUMN site_learned.learned_at IS 'When it was last raised.';
COMMENT ON COLUMN article.confidence IS 'How sure each field is, 0 to 1, by the rule that decided it.';
