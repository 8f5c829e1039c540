-- What is left of visits that found nothing new, once their rows are old.
CREATE TABLE page_month (
    site                 text NOT NULL REFERENCES site,
    month                date NOT NULL,
    kind                 text NOT NULL,
    outcome              text NOT NULL,
    requests             bigint NOT NULL,
    PRIMARY KEY (site, month, kind, outcome)
);
COMMENT ON TABLE page_month IS 'One row per site, month, kind of request and outcome: how many old requests without a body are no longer rows of page.';
COMMENT ON COLUMN page_month.site IS 'Its site.';
COMMENT ON COLUMN page_month.month IS 'First day of the month in Viet Nam.';
COMMENT ON COLUMN page_month.kind IS 'robots, home, feed, sitemap, listing or article.';
COMMENT ON COLUMN page_month.outcome IS 'Their outcome.';
COMMENT ON COLUMN page_month.requests IS 'How many there were.';
