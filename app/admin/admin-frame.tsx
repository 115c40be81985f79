import type { ReactNode } from "react";
import { homeOf, mayOpen } from "#booking/organizers/roles.ts";
import { AdminHeader } from "./admin-header.tsx";
import { organizerText } from "./language/organizer-text.ts";
import type { Text } from "./language/text.ts";
import { readSignedIn } from "./require-organizer.ts";

const links: { href: string; text: Text; isWideOnly?: boolean; hasBell?: boolean }[] = [
  { href: "/admin/attention", text: "Attention", hasBell: true },
  // On a phone there is no room for it: the page of the account leads there.
  { href: "/admin/team", text: "Team", isWideOnly: true },
];

/** The head of every page of a signed-in organizer, with what their role may open. */
export async function AdminFrame({ email, children }: { email: string; children: ReactNode }) {
  const t = await organizerText();
  const role = (await readSignedIn())?.role ?? "check_in";
  const open = links.filter(({ href }) => mayOpen(role, href)).map((link) => ({ ...link, text: t(link.text) }));
  return (
    <AdminHeader email={email} role={role} home={homeOf(role)} links={open}>
      {children}
    </AdminHeader>
  );
}
