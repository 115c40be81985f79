-- Part of the tick. A sale that opens and for which no number was ever reserved has nobody to draw for. A sale that is
-- postponed before anybody was called holds its draw again, with everybody who has joined by then and a new secret, because
-- the old one is known.
CREATE OR REPLACE FUNCTION keep_draw_in_step(p_room waiting_rooms, p_event events, p_now timestamptz) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
BEGIN
  IF p_room.sealed_at IS NULL AND p_room.reserved = 0 AND p_now >= p_event.opens_at AND p_event.state = 'published' THEN
    p_room.draw_size := 0;
    p_room.draw_gaps := '{}';
    p_room.draw_list_hash := sha256('');
    p_room.draw_seed := draw_seed_of(p_room.event_id, p_room.draw_secret, 0, p_room.draw_list_hash);
    p_room.sealed_at := p_now;
  -- A clock that went back has postponed nothing.
  ELSIF p_room.sealed_at < p_event.opens_at AND p_now < p_event.opens_at AND p_room.serving = 0 THEN
    p_room.draw_secret := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    -- Indexes count again, so that their gaps do, instead of those among the numbers.
    p_room.skipped := p_room.skipped + p_room.draw_gaps - int8multirange(int8range(
      p_room.draw_size + 1, p_room.draw_size + 1 + numbers_in(p_room.draw_gaps)
    )) + p_room.draw_gaps;
    p_room.draw_size := NULL;
    p_room.draw_gaps := NULL;
    p_room.draw_list_hash := NULL;
    p_room.draw_seed := NULL;
    p_room.sealed_at := NULL;
  END IF;
  RETURN p_room;
END $$;
