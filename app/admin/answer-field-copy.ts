import type { AnswerFieldCopy } from "#app/questions/answer-field.tsx";

/** How organizers are asked for a rider's answers. */
export const answerFieldCopy: AnswerFieldCopy = {
  choose: "No answer",
  day: "Day",
  month: "Month",
  year: "Year",
  ageMin: "{ageMin} or older on {date}",
  ageMax: "At most {ageMax} years old on {date}",
  ageBetween: "{ageMin} to {ageMax} years old on {date}",
  notOwnPhone: "Not the rider's own number",
};
