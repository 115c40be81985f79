import { expect, test } from "vitest";
import { suggestEmail } from "./suggest-email.ts";

test("one typo in a common domain gets a suggestion", () => {
  const slips = ["gmial.com", "gmal.com", "gmail.con", "gnail.com", "gmaill.com", "gmail.co"];
  expect(slips.map((domain) => suggestEmail(`asha@${domain}`))).toEqual(Array(slips.length).fill("asha@gmail.com"));
  expect(suggestEmail("asha@redifmail.com")).toBe("asha@rediffmail.com");
});

test("right and unknown domains are left alone", () => {
  expect(["asha@gmail.com", "asha@yahoo.co.in", "asha@puneriders.example", "asha", ""].map(suggestEmail)).toEqual(
    Array(5).fill(null),
  );
});
