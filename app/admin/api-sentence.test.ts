import { expect, test } from "vitest";
import { apiSentence, sayErrors } from "./api-sentence.ts";
import { hindi } from "./language/hi.ts";
import { translateInto } from "./language/translate.ts";

const english = translateInto("en", null);
const inHindi = translateInto("hi", hindi);

test.each([
  ["Shorten this to 50,000 characters.", "इसे 50,000 अक्षरों तक छोटा करें।"],
  ["Hindi: shorten this to 500 characters.", "हिंदी: इसे 500 अक्षरों तक छोटा करें।"],
  ["Enter a mobile number.", "मोबाइल नंबर लिखें।"],
  ["It cannot be less than 12: 9 confirmed, 3 held.", "यह 12 से कम नहीं हो सकता: 9 पक्की, 3 रोकी हुई।"],
  // What somebody typed stays as it is, also where it is a word of ours.
  [
    "There is no category “Confirmed”. There are: 50 km, 100 km.",
    "“Confirmed” नाम की कोई कैटेगरी नहीं है। ये हैं: 50 km, 100 km।",
  ],
  ["T-shirt: size: Choose one of the answers.", "T-shirt: size: जवाबों में से एक चुनें।"],
  ["Somebody wrote this.", "Somebody wrote this."],
])("%j is said in Hindi as %j", (sentence, hindiSentence) => {
  expect(apiSentence(sentence, inHindi)).toBe(hindiSentence);
  expect(apiSentence(sentence, english)).toBe(sentence);
});

test("each error of a form keeps its field and its code", () => {
  const errors = [{ field: "phone", code: "phone_missing", message: "Enter a mobile number." }];
  expect(sayErrors(errors, inHindi)).toEqual([{ ...errors[0], message: "मोबाइल नंबर लिखें।" }]);
});
