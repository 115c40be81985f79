import type { ReactNode } from "react";
import { homeOf, mayOpen } from "#booking/organizers/roles.ts";
import { AdminHeader } from "./admin-header.tsx";
import { readSignedIn } from "./require-organizer.ts";

const links = [
  { href: "/admin/attention", text: "Attention" },
  // On a phone there is no room for it: the page of the account leads there.
  { href: "/admin/team", text: "Team", isWideOnly: true },
];

/** The head of every page of a signed-in organizer, with what their role may open. */
export async function AdminFrame({ email, children }: { email: string; children: ReactNode }) {
  const role = (await readSignedIn())?.role ?? "check_in";
  return (
    <AdminHeader email={email} home={homeOf(role)} links={links.filter(({ href }) => mayOpen(role, href))}>
      {children}
    </AdminHeader>
  );
}
