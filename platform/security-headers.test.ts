import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const policy = (publicUrl?: string, checkoutUrl?: string) =>
  securityHeaders({ publicUrl, checkoutUrl }).find((header) => header.key === "Content-Security-Policy")?.value;

test("on a real address only Razorpay's hosts may run scripts, open frames and receive forms", () => {
  const value = policy("https://ride.example", "https://checkout.razorpay.com/v1/checkout.js");
  expect(value).toContain("script-src 'self' 'unsafe-inline' https://*.razorpay.com;");
  expect(value).toContain("form-action 'self' https://*.razorpay.com;");
  expect(value).not.toContain("localhost");
});

test("on one's own machine the simulator may stand in on any port", () => {
  expect(policy("http://localhost:3000")).toContain("http://localhost:*");
  expect(policy()).toContain("http://127.0.0.1:*");
});

test("no page may be framed", () => {
  expect(policy("https://ride.example")).toContain("frame-ancestors 'none'");
});

test("where the address is https, browsers keep to it for a year, for this name alone", () => {
  const transport = (publicUrl?: string) =>
    securityHeaders({ publicUrl, checkoutUrl: undefined }).find(({ key }) => key === "Strict-Transport-Security")
      ?.value;
  expect(transport("https://ride.example")).toBe("max-age=31536000");
  expect(transport("http://localhost:3000")).toBeUndefined();
  expect(transport()).toBeUndefined();
});
