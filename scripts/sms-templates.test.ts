import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smsCopy } from "#booking/messages/sms-copy.ts";

const root = join(import.meta.dirname, "..");
const run = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/sms-templates.ts", ...args], { cwd: root, encoding: "utf8" });

test("every template is printed as the portal wants it, under its language, name and id", () => {
  const { status, stdout } = run("https://ride.example.org/");
  expect(status).toBe(0);
  const printed = stdout.trim().split("\n\n");
  expect(printed).toHaveLength(Object.values(smsCopy).flatMap((templates) => Object.keys(templates)).length);
  expect(printed[0]).toBe(
    `en  booking_confirmed  ${smsCopy.en.booking_confirmed.registeredId}\nBooked: {#alphanumeric#}, {#alphanumeric#}, {#alphanumeric#}. Ref {#alphanumeric#}. Ticket: https://ride.example.org/t#{#alphanumeric#} -Startline`,
  );
});

test.each([[[]], [["ride.example.org"]]])("without an address it says what it needs: %s", (args) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain("npm run sms-templates -- PUBLIC_URL");
});
