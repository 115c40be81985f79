import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { explainBuild, noteBuild } from "./explain-build.ts";

function aBuildFor(PUBLIC_URL: string, RAZORPAY_CHECKOUT_URL = ""): string {
  const folder = mkdtempSync(join(tmpdir(), "startline-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["dist", ".next"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, ".next/BUILD_ID"), "build");
  noteBuild(folder, { PUBLIC_URL, RAZORPAY_CHECKOUT_URL });
  return folder;
}

const rides = {
  PUBLIC_URL: "https://rides.example.org",
  RAZORPAY_CHECKOUT_URL: "https://checkout.razorpay.com/v1/checkout.js",
};

test("a build that was made without the server's settings is refused, with the command", () => {
  expect(explainBuild(rides, aBuildFor("http://localhost"))).toBe(
    "The build is for PUBLIC_URL http://localhost, and the setting is https://rides.example.org. Run `npm run build` with the settings of this server.",
  );
  expect(explainBuild(rides, aBuildFor("https://other.example.org"))).toMatch(/PUBLIC_URL https:\/\/other/);
  expect(explainBuild(rides, aBuildFor(rides.PUBLIC_URL, "https://pay.example.org/checkout.js"))).toMatch(
    /RAZORPAY_CHECKOUT_URL https:\/\/pay/,
  );
});

test("a build for the server's address fits, and one for this machine fits all of its ports", () => {
  expect(explainBuild(rides, aBuildFor("https://rides.example.org/"))).toBeNull();
  const own = { PUBLIC_URL: "http://127.0.0.1:3000", RAZORPAY_CHECKOUT_URL: "http://localhost:3001/v1/checkout.js" };
  expect(explainBuild(own, aBuildFor("http://localhost"))).toBeNull();
});

test("where nothing was built the command is named", () => {
  const folder = aBuildFor("http://localhost");
  rmSync(join(folder, ".next/BUILD_ID"));
  expect(explainBuild(rides, folder)).toBe("There is no build yet. Run `npm run build` first.");
});
