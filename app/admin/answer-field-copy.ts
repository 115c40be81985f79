import type { AnswerFieldCopy } from "#app/questions/answer-field.tsx";
import type { Translate } from "./language/translate.ts";

/** How organizers are asked for a rider's answers. The fields fill in the ages and the date. */
export const answerFieldCopy = (t: Translate): AnswerFieldCopy => ({
  choose: t("No answer"),
  day: t("Day"),
  month: t("Month"),
  year: t("Year"),
  ageMin: t("{ageMin} or older on {date}", places),
  ageMax: t("At most {ageMax} years old on {date}", places),
  ageBetween: t("{ageMin} to {ageMax} years old on {date}", places),
  notOwnPhone: t("Not the rider's own number"),
});

const places = { ageMin: "{ageMin}", ageMax: "{ageMax}", date: "{date}" };
