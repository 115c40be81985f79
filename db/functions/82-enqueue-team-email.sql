-- Puts an email to an organizer, or to somebody who is invited, into the outbox.
CREATE OR REPLACE FUNCTION enqueue_team_email(p_kind text, p_about_id text, p_sent_to text, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO team_emails (id, kind, about_id, sent_to, due_at, enqueued_at)
  VALUES ('tem_' || replace(gen_random_uuid()::text, '-', ''), p_kind, p_about_id, p_sent_to, p_now, p_now);
$$;
