-- Which numbers the riders of a category get. A number once given stands in bookings.bib_number and stays there.
CREATE TABLE bib_ranges (
  event_id text NOT NULL,
  category_id text NOT NULL,
  first_number integer NOT NULL CHECK (first_number > 0),
  last_number integer NOT NULL,
  PRIMARY KEY (event_id, category_id),
  CONSTRAINT range_has_numbers CHECK (last_number >= first_number)
);
