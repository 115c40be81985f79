-- The number that a rider wears. It is given once and never changes; null until then.
ALTER TABLE bookings ADD COLUMN bib_number integer CHECK (bib_number > 0);
CREATE UNIQUE INDEX one_rider_per_bib_number ON bookings (event_id, bib_number) WHERE bib_number IS NOT NULL;
