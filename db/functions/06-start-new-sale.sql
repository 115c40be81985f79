-- An event that is on sale again, an hour or more after its sale was over or with a new opening after that, begins anew: nobody
-- waits at a closed sale for so long, and a queue of last month must not stand before everybody. Indexes go on above all that
-- exist, so that Redis, which may remember the old ones, gives none twice. A sale that was closed by mistake goes on with its
-- queue. Call it where may_start_new_sale says so, and hold the lock of lock_capacity.
CREATE OR REPLACE FUNCTION start_new_sale(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
DECLARE
  v_room waiting_rooms%ROWTYPE := p_room;
  v_ended_at timestamptz := least(p_room.closed_at, CASE WHEN p_room.closes_at <= p_now THEN p_room.closes_at END);
  v_lapsed integer;
BEGIN
  v_room.closed_at := NULL;
  v_room.closes_at := p_event.closes_at;

  IF v_room.serving > 0 AND (p_event.opens_at > v_ended_at OR p_now >= v_ended_at + interval '1 hour') THEN
    WITH closed AS (
      UPDATE call_windows SET is_open = false WHERE event_id = p_event.id AND is_open RETURNING granted - claimed AS unclaimed
    )
    SELECT coalesce(sum(unclaimed), 0) INTO v_lapsed FROM closed;
    IF v_lapsed > 0 THEN
      UPDATE event_capacity SET called = called - v_lapsed WHERE event_id = p_event.id;
    END IF;
    DELETE FROM recall_requests WHERE event_id = p_event.id;
    DELETE FROM provisional_joins WHERE event_id = p_event.id;
    v_room.epoch := v_room.epoch + 1;
    v_room.issuer := 'redis';
    v_room.issuer_since := '-infinity';
    v_room.earlier_indexes := v_room.reserved;
    v_room.issued := v_room.reserved;
    v_room.skipped := int8multirange(int8range(1, v_room.reserved + 1));
    v_room.serving := 0;
    v_room.draw_secret := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    v_room.draw_size := NULL;
    v_room.draw_gaps := NULL;
    v_room.draw_list_hash := NULL;
    v_room.draw_seed := NULL;
    v_room.sealed_at := NULL;
    v_room.ticked_at := NULL;
    v_room.concurrency := NULL;
    v_room.adapted_at := NULL;
    v_room.overloaded_at := NULL;
    v_room.is_recall_next := true;
    v_room.sale_began_at := p_now;
  END IF;

  UPDATE waiting_rooms w
  SET closed_at = v_room.closed_at, closes_at = v_room.closes_at, epoch = v_room.epoch, issuer = v_room.issuer,
      issuer_since = v_room.issuer_since, earlier_indexes = v_room.earlier_indexes, issued = v_room.issued, skipped = v_room.skipped,
      serving = v_room.serving, draw_secret = v_room.draw_secret, draw_size = v_room.draw_size, draw_gaps = v_room.draw_gaps,
      draw_list_hash = v_room.draw_list_hash, draw_seed = v_room.draw_seed, sealed_at = v_room.sealed_at,
      ticked_at = v_room.ticked_at, concurrency = v_room.concurrency, adapted_at = v_room.adapted_at,
      overloaded_at = v_room.overloaded_at, is_recall_next = v_room.is_recall_next, sale_began_at = v_room.sale_began_at
  WHERE w.event_id = p_event.id;
  RETURN v_room;
END $$;
