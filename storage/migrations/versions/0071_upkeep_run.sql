CREATE TABLE upkeep_run (
    task                 text PRIMARY KEY CHECK (task IN ('backup', 'archive_check')),
    succeeded_at         timestamptz NOT NULL
);
COMMENT ON TABLE upkeep_run IS 'One row per kind of upkeep that has ever succeeded.';
COMMENT ON COLUMN upkeep_run.task IS 'backup or archive_check.';
COMMENT ON COLUMN upkeep_run.succeeded_at IS 'When it last succeeded.';
