-- Part of the tick: additive increase, multiplicative decrease. While no process reports overload ten more may be at checkout
-- every ten seconds, up to the organizer's target; a report takes three tenths away, at most once in ten seconds and never
-- below fifty: a noisy machine must not stop a sale.
CREATE OR REPLACE FUNCTION adapt_concurrency(
  p_room waiting_rooms, p_target integer, p_is_overloaded boolean, p_now timestamptz
) RETURNS waiting_rooms
LANGUAGE plpgsql AS $$
BEGIN
  p_room.concurrency := least(coalesce(p_room.concurrency, p_target), p_target);
  IF p_is_overloaded THEN
    IF p_room.overloaded_at IS NULL OR p_room.overloaded_at <= p_now - interval '10 seconds' THEN
      p_room.concurrency := least(p_target, greatest(50, floor(p_room.concurrency * 0.7)::integer));
      p_room.overloaded_at := p_now;
      p_room.adapted_at := p_now;
    END IF;
  ELSIF p_room.concurrency < p_target
    AND coalesce(p_room.adapted_at, '-infinity') <= p_now - interval '10 seconds' THEN
    p_room.concurrency := least(p_target, p_room.concurrency + 10);
    p_room.adapted_at := p_now;
  END IF;
  RETURN p_room;
END $$;
