-- In which language an organizer reads the pages under /admin; riders' pages have it in their address.
ALTER TABLE organizers ADD COLUMN language text NOT NULL DEFAULT 'en'
  CONSTRAINT organizer_has_a_known_language CHECK (language IN ('en', 'hi', 'mr'));
