-- How often a province's communes are written about is counted from these rows alone: a former commune that one present
-- one holds whole counts for it. Those of districts and whole provinces were read beside them, at a million articles for
-- seconds.
CREATE INDEX mention_commune ON mention ((detail ->> 'province_now'), (detail -> 'now' ->> 0))
    WHERE kind = 'place' AND detail ->> 'level' = 'commune'
      AND detail -> 'now' ->> 0 IS NOT NULL AND detail -> 'now' ->> 1 IS NULL;
DROP INDEX mention_place_province;
