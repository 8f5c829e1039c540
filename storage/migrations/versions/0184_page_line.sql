-- Names of 47 letters were most of the largest index of pages; nothing else looks for them.
CREATE UNIQUE INDEX page_line ON page (hashtextextended(handover, 0), line);
ALTER TABLE page DROP CONSTRAINT page_handover_line_key;
