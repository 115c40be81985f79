import { expect, test } from "vitest";
import { decideAccess, homeOf, mayOpen, ROLES } from "./roles.ts";

const whoMay = (path: string) => ROLES.filter((role) => mayOpen(role, path));

test.each([
  ["/admin/account", "owner staff check_in"],
  ["/admin/account/sessions/:id", "owner staff check_in"],
  ["/admin/events/monsoon-ride/check-in", "owner staff check_in"],
  ["/admin/events/:slug/check-in/scans", "owner staff check_in"],
  ["/admin", "owner staff"],
  ["/admin/events/monsoon-ride", "owner staff"],
  ["/admin/events/monsoon-ride/bookings/bkg_1/move", "owner staff"],
  ["/admin/events/monsoon-ride/participants.csv", "owner staff"],
  ["/admin/events/monsoon-ride/cancel", "owner"],
  ["/admin/events/monsoon-ride/statement", "owner"],
  ["/admin/team", "owner"],
  ["/admin/team/invitations/:id", "owner"],
])("%s is open to %s", (path, roles) => {
  expect(whoMay(path).join(" ")).toBe(roles);
});

test("what no line names is the owners' alone, whatever it looks like", () => {
  for (const path of [
    "/admin/tokens",
    "/admin/events/monsoon-ride/new-thing",
    "/admin/events/monsoon-ride/check-in-list",
    "/admin/events/check-in/cancel",
    "/admin/accounts",
    "/admin/events//cancel",
    "/api/admin/account",
    "/admin/te%61m",
    "",
  ]) {
    expect([path, whoMay(path)]).toEqual([path, ["owner"]]);
  }
});

test("where a second step is required, whoever has none opens their own account and nothing else", () => {
  const open = (path: string, hasSecondFactor: boolean) =>
    decideAccess({ role: "owner", hasSecondFactor }, path, "required");
  expect([open("/admin", false), open("/admin/accounts", false), open("/admin/account", false)]).toEqual([
    "second_factor_missing",
    "second_factor_missing",
    "allowed",
  ]);
  expect(open("/admin/account/second-factor/remove", false)).toBe("allowed");
  expect([open("/admin", true), decideAccess({ role: "owner", hasSecondFactor: false }, "/admin", "optional")]).toEqual(
    ["allowed", "allowed"],
  );
});

test("whoever only checks riders in begins there, everybody else with the events", () => {
  expect(ROLES.map(homeOf)).toEqual(["/admin", "/admin", "/admin/check-in"]);
});
