ALTER TABLE announcements
  -- While those whom it did not reach get it again: their messages are gone through by their ids, and so far so many are in the outbox.
  -- Null where nothing is sent again.
  ADD COLUMN resent_through text;
CREATE INDEX announcements_resent ON announcements (requested_at) WHERE resent_through IS NOT NULL;

-- Whom an announcement did not reach, in the order in which they get it again: of very many that were sent, few.
CREATE INDEX messages_failed_of_announcement ON messages (event_id, about_id, id)
  WHERE kind = 'announcement' AND state IN ('failed', 'bounced');
-- Who was confirmed since an announcement went out.
CREATE INDEX bookings_confirmed_at ON bookings (event_id, confirmed_at) WHERE state = 'confirmed';
