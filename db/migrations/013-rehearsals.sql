-- A rehearsal is an event of its own, with play money: a copy of another event, whose rows it never shares. What it is, it is from its
-- first moment and stays, and it says so wherever its name stands.
ALTER TABLE events
  ADD COLUMN is_rehearsal boolean NOT NULL DEFAULT false,
  ADD COLUMN rehearsal_of text,
  ADD CONSTRAINT rehearsal_names_its_event CHECK (is_rehearsal = (rehearsal_of IS NOT NULL)),
  ADD CONSTRAINT rehearsal_says_so
    CHECK (NOT is_rehearsal OR (starts_with(title, 'Rehearsal: ') AND starts_with(slug, 'rehearsal-')));
CREATE UNIQUE INDEX one_running_rehearsal_per_event ON events (rehearsal_of) WHERE is_rehearsal AND state = 'published';
CREATE INDEX rehearsals_of_event ON events (rehearsal_of, created_at) WHERE is_rehearsal;

CREATE FUNCTION keep_rehearsal_a_rehearsal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.is_rehearsal, NEW.rehearsal_of) IS DISTINCT FROM (OLD.is_rehearsal, OLD.rehearsal_of) THEN
    RAISE EXCEPTION '% is a rehearsal for good, or never', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rehearsal_stays_a_rehearsal';
  END IF;
  IF NEW.is_rehearsal AND (OLD.state, NEW.state) IN (('published', 'draft'), ('closed', 'draft'), ('closed', 'published')) THEN
    RAISE EXCEPTION 'the rehearsal % runs once', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'rehearsal_runs_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rehearsal_stays_a_rehearsal BEFORE UPDATE ON events
  FOR EACH ROW WHEN (OLD.is_rehearsal OR NEW.is_rehearsal) EXECUTE FUNCTION keep_rehearsal_a_rehearsal();

-- Play money. Ids begin as none of Razorpay's can: theirs have no second underscore.
CREATE FUNCTION is_play_id(p_id text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_id ~ '^(order|pay|rfnd)_play_';
$$;

-- What Razorpay would keep of a rehearsal's money. A payment that answers later than it was made is under way until then.
CREATE TABLE play_orders (
  id text PRIMARY KEY,
  event_id text NOT NULL,
  booking_id text NOT NULL,
  amount_paise integer NOT NULL CHECK (amount_paise > 0),
  currency text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT one_play_order_per_booking UNIQUE (booking_id),
  CONSTRAINT play_order_has_a_play_id CHECK (starts_with(id, 'order_play_'))
);
CREATE TABLE play_payments (
  id text PRIMARY KEY,
  event_id text NOT NULL,
  order_id text NOT NULL REFERENCES play_orders (id),
  press text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('captured', 'failed')),
  answers_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT one_play_payment_per_press UNIQUE (order_id, press),
  CONSTRAINT play_payment_has_a_play_id CHECK (starts_with(id, 'pay_play_'))
);
CREATE TABLE play_refunds (
  id text PRIMARY KEY,
  event_id text NOT NULL,
  payment_id text NOT NULL REFERENCES play_payments (id),
  refund_id text NOT NULL, -- ours
  amount_paise integer NOT NULL CHECK (amount_paise > 0),
  created_at timestamptz NOT NULL,
  CONSTRAINT one_play_refund_per_refund UNIQUE (refund_id),
  CONSTRAINT play_refund_has_a_play_id CHECK (starts_with(id, 'rfnd_play_'))
);
CREATE INDEX play_refunds_of_payment ON play_refunds (payment_id);

-- Play money in rehearsals alone, and no other money there: told by the ids in the columns that the trigger names.
CREATE FUNCTION keep_play_money_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_is_rehearsal boolean := coalesce((SELECT is_rehearsal FROM events WHERE id = NEW.event_id), false);
  v_row jsonb := to_jsonb(NEW);
  v_column text;
BEGIN
  FOREACH v_column IN ARRAY TG_ARGV LOOP
    IF is_play_id(v_row ->> v_column) <> v_is_rehearsal THEN
      RAISE EXCEPTION '% of % is %play money', v_row ->> v_column, NEW.event_id, CASE WHEN v_is_rehearsal THEN 'no ' ELSE '' END
        USING ERRCODE = 'check_violation', CONSTRAINT = 'play_money_stays_apart';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF order_id, event_id ON razorpay_orders
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('order_id');
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF razorpay_payment_id, razorpay_order_id, event_id ON payments
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('razorpay_payment_id', 'razorpay_order_id');
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF razorpay_payment_id, razorpay_refund_id, event_id ON refunds
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('razorpay_payment_id', 'razorpay_refund_id');
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF id, event_id ON play_orders
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('id');
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF id, event_id ON play_payments
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('id');
CREATE TRIGGER play_money_stays_apart BEFORE INSERT OR UPDATE OF id, event_id ON play_refunds
  FOR EACH ROW EXECUTE FUNCTION keep_play_money_apart('id');
