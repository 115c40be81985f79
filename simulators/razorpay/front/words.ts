const rupees = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });

/** ₹525.00, or the amount in the currency that a mismatched payment has. */
export function money(paise: number, currency = "INR"): string {
  return currency === "INR" ? rupees.format(paise / 100) : `${(paise / 100).toFixed(2)} ${currency}`;
}

const clockTime = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", timeStyle: "medium" });
const fullTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** The time of day in India. */
export function timeOf(unixSeconds: number): string {
  return clockTime.format(unixSeconds * 1000);
}

export function fullTimeOf(unixSeconds: number): string {
  return `${fullTime.format(unixSeconds * 1000)} IST`;
}

/** `created_forever` as people write it. */
export function plain(name: string): string {
  return name.replaceAll("_", " ");
}
