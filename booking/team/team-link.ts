import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";

/** What a link is for: one of the one kind never opens the other. */
export type TeamLinkKind = "invitation" | "password_reset";

/** How long a link is good, and where it leads. */
export const INVITATION_DAYS = 7;
export const PASSWORD_RESET_MINUTES = 60;
const PATHS: Record<TeamLinkKind, string> = { invitation: "/admin/join", password_reset: "/admin/reset-password" };

/**
 * The secret of a link: 256 bits that follow from what it is about and our key, so that nothing is stored that opens anything, and the
 * same link can be shown, sent and sent again.
 */
const secretOf = ({ key }: SigningKey, kind: TeamLinkKind, id: string): string =>
  sign(key, `${kind} ${id}`).toString("base64url");

const currentOf = (keys: readonly SigningKey[]): SigningKey => {
  const [current] = keys;
  if (!current) throw new Error("no key");
  return current;
};

/** In the fragment: it goes into no log and no other site's statistics. */
export const teamLinkOf = (
  { publicUrl, keys }: { publicUrl: string; keys: readonly SigningKey[] },
  kind: TeamLinkKind,
  id: string,
): string => `${publicUrl}${PATHS[kind]}#${id}.${secretOf(currentOf(keys), kind, id)}`;

/** What the token of a link is about, or null where we never made it. */
export function readTeamToken(keys: readonly SigningKey[], kind: TeamLinkKind, token: string): string | null {
  const [id = "", secret = ""] = token.split(".", 2);
  return keys.some((key) => isSameSecret(secret, secretOf(key, kind, id))) ? id : null;
}
