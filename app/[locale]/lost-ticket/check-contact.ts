import { readPhone } from "#app/[locale]/b/held/phone.ts";
import { isEmail } from "#platform/is-email.ts";

/** What a booking is looked up by. One of them is enough. */
export type LostContact = { phone: string; email: string };
/** The API's codes by field; `missing`: both are empty. */
export type ContactErrors = { missing?: true; phone?: "phone_invalid"; email?: "email_invalid" };

/** What can't be a phone number or email address, before anybody is told that a ticket is on its way. */
export function checkContact({ phone, email }: LostContact): ContactErrors {
  if (phone.trim() === "" && email.trim() === "") return { missing: true };
  return {
    ...(phone.trim() !== "" && !readPhone(phone) && { phone: "phone_invalid" }),
    ...(email.trim() !== "" && !isEmail(email.trim()) && { email: "email_invalid" }),
  };
}
