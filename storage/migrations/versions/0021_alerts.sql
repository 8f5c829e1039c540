CREATE TABLE alert (
    name                 text PRIMARY KEY,
    kind                 text NOT NULL CHECK (kind IN ('search', 'health', 'digest')),
    url                  text NOT NULL,
    filters              jsonb NOT NULL DEFAULT '{}',
    language             text NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
    created_at           timestamptz NOT NULL,
    starts_at            timestamptz,
    last_sent_at         timestamptz,
    last_error           text
);
COMMENT ON TABLE alert IS 'One row per alert: a saved search, or the sites'' health, and where it is sent.';
COMMENT ON COLUMN alert.name IS 'Name that its owner gave it.';
COMMENT ON COLUMN alert.kind IS 'search, health or digest.';
COMMENT ON COLUMN alert.url IS 'Apprise URL it is sent to; may hold a secret.';
COMMENT ON COLUMN alert.filters IS 'Filters of the saved search, by name.';
COMMENT ON COLUMN alert.language IS 'Language of its messages: vi or en.';
COMMENT ON COLUMN alert.created_at IS 'When it was made.';
COMMENT ON COLUMN alert.starts_at IS 'Stories first seen from then on are sent; null: all that are stored.';
COMMENT ON COLUMN alert.last_sent_at IS 'When a message was last accepted.';
COMMENT ON COLUMN alert.last_error IS 'Why the last message was not accepted; null if it was.';

CREATE TABLE alert_delivery (
    alert                text NOT NULL REFERENCES alert ON DELETE CASCADE ON UPDATE CASCADE,
    article              text NOT NULL,
    cluster              text NOT NULL,
    message              text NOT NULL,
    state                text NOT NULL CHECK (state IN ('sending', 'sent')),
    at                   timestamptz NOT NULL,
    PRIMARY KEY (alert, article)
);
CREATE INDEX alert_delivery_cluster ON alert_delivery (alert, cluster);
CREATE INDEX alert_delivery_sending ON alert_delivery (alert) WHERE state = 'sending';
COMMENT ON TABLE alert_delivery IS 'One row per story that an alert has sent, so that it is never sent again.';
COMMENT ON COLUMN alert_delivery.alert IS 'Its alert.';
COMMENT ON COLUMN alert_delivery.article IS 'The article that stood for the story.';
COMMENT ON COLUMN alert_delivery.cluster IS 'Its cluster then.';
COMMENT ON COLUMN alert_delivery.message IS 'The message it went out with.';
COMMENT ON COLUMN alert_delivery.state IS 'sending until the channel has accepted the message, then sent.';
COMMENT ON COLUMN alert_delivery.at IS 'When its state last changed.';

CREATE TABLE alert_verdict (
    alert                text NOT NULL REFERENCES alert ON DELETE CASCADE ON UPDATE CASCADE,
    subject              text NOT NULL,
    verdict              text NOT NULL,
    told_at              timestamptz NOT NULL,
    PRIMARY KEY (alert, subject)
);
COMMENT ON TABLE alert_verdict IS 'One row per site or week that an alert has reported on: what it said then.';
COMMENT ON COLUMN alert_verdict.alert IS 'Its alert.';
COMMENT ON COLUMN alert_verdict.subject IS 'site:ID, or week:ID of a digest.';
COMMENT ON COLUMN alert_verdict.verdict IS 'The verdict that was last sent.';
COMMENT ON COLUMN alert_verdict.told_at IS 'When it was sent.';

CREATE TABLE takedown (
    site                 text NOT NULL REFERENCES site,
    url_fingerprint      bigint NOT NULL,
    url                  text NOT NULL,
    article              text NOT NULL,
    identity_hash        bytea,
    reason               text NOT NULL,
    made_at              timestamptz NOT NULL,
    PRIMARY KEY (site, url_fingerprint)
);
CREATE INDEX takedown_article ON takedown (article);
COMMENT ON TABLE takedown IS 'One row per address of a text that was taken down: it is neither requested nor stored again.';
COMMENT ON COLUMN takedown.site IS 'Its site.';
COMMENT ON COLUMN takedown.url_fingerprint IS 'Hash of the address''s identity.';
COMMENT ON COLUMN takedown.url IS 'Address.';
COMMENT ON COLUMN takedown.article IS 'Id that the article had.';
COMMENT ON COLUMN takedown.identity_hash IS 'Hash of its text, so that it does not come back at another address of the site.';
COMMENT ON COLUMN takedown.reason IS 'Why it was taken down.';
COMMENT ON COLUMN takedown.made_at IS 'When.';

ALTER TABLE issue ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN issue.ended_at IS 'When its cause was found to be gone; null while it stands.';

-- A rebuild from the archive empties article while what people corrected stays.
ALTER TABLE correction DROP CONSTRAINT correction_article_fkey;
