-- What came back from Checkout. The payment that Razorpay's signature names counts as under way until Razorpay lists it.
ALTER TABLE razorpay_orders
  ADD COLUMN checkout_payment_id text,
  -- When a browser last came back from redirect mode: for a while the booking's state is shown to one without its cookie.
  ADD COLUMN returned_at timestamptz;
