-- What the organizer writes first has a language, and versions in others: each text by the original that it translates.
ALTER TABLE events
  ADD COLUMN language text NOT NULL DEFAULT 'en',
  ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';

-- The language of the original; the same version in other languages stands beside it. A text that stands here is never
-- changed or taken away, because somebody may have signed it.
ALTER TABLE waivers ADD COLUMN language text NOT NULL DEFAULT 'en';
CREATE TABLE waiver_translations (
  event_id text NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  text text NOT NULL,
  text_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, version, language)
);

-- A signature's language is that of the text that was signed. Until now it was the page's, which participants keep, while
-- the waiver stood there as the organizer wrote it.
UPDATE waiver_signatures s SET language = w.language
FROM waivers w WHERE w.event_id = s.event_id AND w.version = s.version;
ALTER TABLE waiver_signatures
  DROP CONSTRAINT waiver_signatures_pkey,
  ADD PRIMARY KEY (event_id, booking_id, version, language);
