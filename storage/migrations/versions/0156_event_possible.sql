ALTER TABLE event_report ADD COLUMN possible boolean NOT NULL DEFAULT false;
DROP INDEX event_report_span;
DROP INDEX event_report_decisions;
CREATE INDEX event_report_span ON event_report (span_first) WHERE happened OR possible;
CREATE INDEX event_report_decisions ON event_report USING gin (decisions) WHERE happened OR possible;
COMMENT ON COLUMN event_report.possible IS
    'Where it reports no event itself: may it be of one that another report tells?';
