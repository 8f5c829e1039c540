-- Merging a cluster forwards those that were merged into it before: without this every merge read all clusters.
CREATE INDEX cluster_merged_into ON cluster (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE page ADD COLUMN cleaning_deaths smallint NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN cleaning_died_version integer;
COMMENT ON COLUMN page.cleaning_deaths IS 'How often the process that cleaned it died, with one version of the rules.';
COMMENT ON COLUMN page.cleaning_died_version IS 'The version of the extraction rules that it died with; null: never.';
