const format = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR", minimumFractionDigits: 2 });

/** `152500` → `₹1,525.00`: with its paise even where there are none, so that amounts below each other line up. */
export const exactRupees = (paise: number): string => format.format(paise / 100);
