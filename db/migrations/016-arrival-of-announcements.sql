-- Of an announcement: whether it is for all riders, for those who have arrived, or for those who have not.
ALTER TABLE announcements ADD COLUMN arrival text NOT NULL DEFAULT 'all'
  CONSTRAINT announced_by_arrival CHECK (arrival IN ('all', 'arrived', 'not_arrived'));
