-- A hidden category is not shown and not sold to the public; who has a place in it keeps it, and organizers can add riders.
ALTER TABLE categories ADD COLUMN is_hidden boolean NOT NULL DEFAULT false;

-- How many bookings one phone number, and one email address, may have: more than one for families.
ALTER TABLE events ADD COLUMN bookings_per_contact integer NOT NULL DEFAULT 1 CHECK (bookings_per_contact BETWEEN 1 AND 4);

ALTER TABLE bookings
  -- Which of the bookings of its phone, and of its email, one is. Each number can be taken once, so that the limit holds without any
  -- lock. Where the limit is 1 the indexes say what they said before.
  ADD COLUMN phone_slot integer NOT NULL DEFAULT 1 CHECK (phone_slot BETWEEN 1 AND 4),
  ADD COLUMN email_slot integer NOT NULL DEFAULT 1 CHECK (email_slot BETWEEN 1 AND 4),
  -- What makes two riders of one phone or email the same person (name_key_of). Null until Pay is pressed.
  ADD COLUMN name_key text;
UPDATE bookings b SET name_key = lower(regexp_replace(normalize(btrim(p.name), NFKC), '\s+', ' ', 'g'))
FROM participants p
WHERE p.event_id = b.event_id AND p.booking_id = b.id AND b.phone_key IS NOT NULL;
DROP INDEX one_booking_per_phone, one_booking_per_email;
CREATE UNIQUE INDEX one_booking_per_phone ON bookings (event_id, phone_key, phone_slot)
  WHERE state IN ('paying', 'confirmed');
CREATE UNIQUE INDEX one_booking_per_email ON bookings (event_id, email_key, email_slot)
  WHERE state IN ('paying', 'confirmed');
CREATE UNIQUE INDEX one_booking_per_phone_and_name ON bookings (event_id, phone_key, name_key)
  WHERE state IN ('paying', 'confirmed');
CREATE UNIQUE INDEX one_booking_per_email_and_name ON bookings (event_id, email_key, name_key)
  WHERE state IN ('paying', 'confirmed');
