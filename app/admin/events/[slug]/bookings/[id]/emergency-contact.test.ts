import { expect, test } from "vitest";
import { emergencyContactsOf } from "./emergency-contact.ts";

test("an emergency contact is found by its question, with the number in the answer", () => {
  const questions = [
    { id: "size", label: "T-shirt size" },
    { id: "who", label: "Emergency contact" },
    { id: "number", label: "Emergency contact's phone" },
    { id: "mr", label: "आपत्कालीन संपर्क" },
    { id: "price", label: "A question about prices" },
  ];
  const answers = { size: "M", who: "Ravi (husband) 98200-00495", number: "+91 98200 00496", price: "9820000497" };
  expect(emergencyContactsOf(questions, answers)).toEqual([
    { label: "Emergency contact", answer: "Ravi (husband) 98200-00495", phone: "9820000495" },
    { label: "Emergency contact's phone", answer: "+91 98200 00496", phone: "+919820000496" },
  ]);
  expect(emergencyContactsOf(questions, { mr: "रवी" })).toEqual([
    { label: "आपत्कालीन संपर्क", answer: "रवी", phone: null },
  ]);
});
