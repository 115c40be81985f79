const formatWith = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat("en-IN", {
    style: "currency",
    currency: "INR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

// Made once: making a format takes a hundred times as long as using it.
const whole = formatWith(0);
const exact = formatWith(2);

/** `152500` → `₹1,525`; paise are shown only where there are some: `₹1,525.50`. */
export const rupees = (paise: number): string => (paise % 100 === 0 ? whole : exact).format(paise / 100);
