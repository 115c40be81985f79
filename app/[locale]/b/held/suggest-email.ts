/** The most common mail providers of Indian riders. Typos are corrected to these only. */
const COMMON_DOMAINS = [
  "gmail.com",
  "yahoo.com",
  "yahoo.co.in",
  "yahoo.in",
  "outlook.com",
  "hotmail.com",
  "rediffmail.com",
  "icloud.com",
  "live.com",
  "protonmail.com",
];

/** The address that was probably meant (`a@gmial.com` → `a@gmail.com`), or null. It is only a suggestion. */
export function suggestEmail(typed: string): string | null {
  const [, name, domain] = /^(\S+)@(\S+)$/.exec(typed.trim().toLowerCase()) ?? [];
  if (!name || !domain || COMMON_DOMAINS.includes(domain)) return null;
  const meant = COMMON_DOMAINS.find((common) => isOneSlipAway(domain, common));
  return meant ? `${name}@${meant}` : null;
}

/** One letter wrong, missing, extra, or two neighbors swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const a = typed.slice(start);
  const b = meant.slice(start);
  if (a.length === b.length)
    return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  return a.length > b.length ? a.slice(1) === b : a === b.slice(1);
}
