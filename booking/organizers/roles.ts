export const ROLES = ["owner", "staff", "check_in"] as const;
export type Role = (typeof ROLES)[number];

const owners: readonly Role[] = ["owner"];
const staffToo: readonly Role[] = ["owner", "staff"];
const everybody: readonly Role[] = ROLES;

/**
 * Who may open which page and call which route of `/admin`: the API, the pages and the navigation all ask here. `*` is one part
 * of a path, `**` all the parts that follow, or none. What no line names is the owners' alone.
 */
const MAY_OPEN: Readonly<Record<string, readonly Role[]>> = {
  "/admin/account/**": everybody,
  "/admin/no-access": everybody,
  "/admin/check-in/**": everybody,
  "/admin/events/*/check-in/**": everybody,

  "/admin": staffToo,
  "/admin/attention/**": staffToo,
  "/admin/find": staffToo,
  "/admin/pictures": staffToo,
  "/admin/events": staffToo,
  "/admin/events/*": staffToo,
  "/admin/events/*/announcements/**": staffToo,
  "/admin/events/*/attention": staffToo,
  "/admin/events/*/audit-log": staffToo,
  "/admin/events/*/audit-log.csv": staffToo,
  "/admin/events/*/bib-ranges": staffToo,
  "/admin/events/*/bibs": staffToo,
  "/admin/events/*/bookings/**": staffToo,
  "/admin/events/*/close": staffToo,
  "/admin/events/*/controls": staffToo,
  "/admin/events/*/counts": staffToo,
  "/admin/events/*/downloads/**": staffToo,
  "/admin/events/*/edit/**": staffToo,
  "/admin/events/*/history": staffToo,
  "/admin/events/*/messages/**": staffToo,
  "/admin/events/*/participants.csv": staffToo,
  "/admin/events/*/participants.xlsx": staffToo,
  "/admin/events/*/places": staffToo,
  "/admin/events/*/preview/**": staffToo,
  "/admin/events/*/publish": staffToo,
  "/admin/events/*/rehearsal": staffToo,
  "/admin/events/*/rehearsals/**": staffToo,
  "/admin/events/*/rider-import/**": staffToo,
  "/admin/events/*/share": staffToo,
  "/admin/events/*/unpublish": staffToo,
  "/admin/events/*/waitlist/**": staffToo,

  "/admin/events/*/cancel": owners,
  "/admin/events/*/cancellation": owners,
  "/admin/events/*/statement": owners,
  "/admin/events/*/statement-emails": owners,
  "/admin/events/*/statement/send": owners,
  "/admin/events/*/statement.csv": owners,
  "/admin/events/*/statement.pdf": owners,
  "/admin/team/**": owners,
};

const lines = Object.entries(MAY_OPEN).map(([path, roles]) => ({ pattern: patternOf(path), roles }));

function patternOf(path: string): RegExp {
  const source = path
    .replaceAll(".", "\\.")
    .replaceAll(/\/\*\*|\*/g, (wildcard) => (wildcard === "*" ? "[^/]+" : "(/.+)?"));
  return new RegExp(`^${source}$`);
}

/** Which roles the first line that fits a path names, or null where none does. The path of a route may have `:names` in it. */
export const rolesNamedFor = (path: string): readonly Role[] | null =>
  lines.find(({ pattern }) => pattern.test(path))?.roles ?? null;

export const mayOpen = (role: Role, path: string): boolean => (rolesNamedFor(path) ?? owners).includes(role);

type Asker = { role: Role; hasSecondFactor: boolean };
export type Access = "allowed" | "not_allowed" | "second_factor_missing";

/** Whether somebody may open a path. Where a second step at sign-in is required, only their account is open until they have one. */
export function decideAccess(
  { role, hasSecondFactor }: Asker,
  path: string,
  secondFactor: "optional" | "required",
): Access {
  if (!mayOpen(role, path)) return "not_allowed";
  const isMissing = secondFactor === "required" && !hasSecondFactor;
  return isMissing && !/^\/admin\/account(\/|$)/.test(path) ? "second_factor_missing" : "allowed";
}

/** Where somebody begins. */
export const homeOf = (role: Role): string => (mayOpen(role, "/admin") ? "/admin" : "/admin/check-in");
