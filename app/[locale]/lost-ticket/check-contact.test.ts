import { expect, test } from "vitest";
import { checkContact } from "./check-contact.ts";

test("a ticket is looked for by a number, an address or both, and what is neither is said beside its field", () => {
  expect(checkContact({ phone: "98765 43210", email: "" })).toEqual({});
  expect(checkContact({ phone: "", email: " asha@example.com " })).toEqual({});
  expect(checkContact({ phone: "123", email: "" })).toEqual({ phone: "phone_invalid" });
  expect(checkContact({ phone: "9876543210", email: "foo" })).toEqual({ email: "email_invalid" });
  expect(checkContact({ phone: "123", email: "foo@" })).toEqual({ phone: "phone_invalid", email: "email_invalid" });
  expect(checkContact({ phone: " ", email: "" })).toEqual({ missing: true });
});
