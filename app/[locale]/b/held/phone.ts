import { latinDigits } from "#platform/latin-digits.ts";

/**
 * A typed mobile number as `+919876543210`; null when it can't be one. Without a country code it is taken for an
 * Indian one. The server validates it fully; this saves a round trip.
 */
export function readPhone(typed: string): string | null {
  const text = latinDigits(typed).replace(/[\s().-]/g, "");
  if (/^\+(?!91)\d{8,15}$/.test(text)) return text;
  const withoutCountry = text.replace(/^(\+91|0091|91(?=0?\d{10}$))/, "");
  // The trunk prefix 0 that is dialed within India; many people write it after the country code as well.
  const local = withoutCountry.replace(/^0(?=\d{10}$)/, "");
  return /^[6-9]\d{9}$/.test(local) ? `+91${local}` : null;
}
