-- Whether people may wait for the places that come back once the event is sold out.
ALTER TABLE events ADD COLUMN is_waitlist_on boolean NOT NULL DEFAULT true;

-- Who waits for a place of a sold-out event. An offer is a held booking, and what became of it is that booking's state: nothing here
-- has to be kept in step.
CREATE TABLE waitlist_entries (
  event_id text NOT NULL,
  id text NOT NULL,
  -- Whoever joined before is offered a place before.
  position bigint NOT NULL,
  -- Of the form that joined: sent twice, it joins once.
  request_id text NOT NULL,
  category_id text NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  email_key text NOT NULL,
  language text NOT NULL,
  joined_at timestamptz NOT NULL,
  -- The place that was offered.
  booking_id text,
  offered_at timestamptz,
  ended_at timestamptz,
  ended_because text CHECK (ended_because IN ('left', 'removed', 'booked')),
  PRIMARY KEY (event_id, id),
  CONSTRAINT waitlist_joined_once UNIQUE (event_id, request_id),
  CONSTRAINT one_waitlist_position_each UNIQUE (event_id, position),
  CONSTRAINT offer_has_its_moment CHECK ((booking_id IS NULL) = (offered_at IS NULL)),
  CONSTRAINT ended_entry_has_a_reason CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE UNIQUE INDEX one_waiting_entry_per_phone ON waitlist_entries (event_id, phone)
  WHERE booking_id IS NULL AND ended_at IS NULL AND phone <> ''; -- Empty once it is erased.
CREATE UNIQUE INDEX one_waiting_entry_per_email ON waitlist_entries (event_id, email_key)
  WHERE booking_id IS NULL AND ended_at IS NULL AND email_key <> '';
CREATE UNIQUE INDEX one_entry_per_offer ON waitlist_entries (event_id, booking_id) WHERE booking_id IS NOT NULL;
-- Who is next in a category.
CREATE INDEX waitlist_entries_waiting ON waitlist_entries (event_id, category_id, position)
  WHERE booking_id IS NULL AND ended_at IS NULL;

-- So many free places are still to be offered to it; offer_places makes its offers in parts.
ALTER TABLE waiting_rooms ADD COLUMN offers_owed integer NOT NULL DEFAULT 0;

-- An offer ends with the sale, or when the event starts, also where an organizer moves that.
CREATE FUNCTION move_end_of_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_offers_with_sale(NEW.id, least(NEW.closes_at, NEW.starts_at));
  RETURN NULL;
END $$;
CREATE TRIGGER offers_end_with_sale AFTER UPDATE OF closes_at, starts_at ON events
  FOR EACH ROW EXECUTE FUNCTION move_end_of_offers();

ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN (
  'booking_confirmed', 'place_lost_refunded', 'booking_cancelled', 'surplus_refunded', 'refund_sent', 'payment_not_taken',
  'announcement', 'transfer_offered', 'transfer_done', 'waitlist_offered'
));
