-- The communes of a province that articles name.
CREATE INDEX mention_place_province ON mention ((detail ->> 'province_now'), article) WHERE kind = 'place';
