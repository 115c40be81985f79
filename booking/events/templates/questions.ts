import type { Language } from "#platform/languages.ts";
import type { Question } from "../bookable-event.ts";
import { KIND_OF_PURPOSE, type QuestionPurpose } from "../question.ts";
import { type Translation, translationKey } from "../translation.ts";
import type { TemplateQuestion, TemplateText } from "./event-template.ts";

const size = (text: string): TemplateText => ({ en: text, hi: text, mr: text });

/** What organizers of rides and runs ask, each as short as it can be: people answer while others wait. */
export const READY_MADE: Record<QuestionPurpose, TemplateQuestion> = {
  date_of_birth: {
    purpose: "date_of_birth",
    label: { en: "Date of birth", hi: "जन्मतिथि", mr: "जन्मतारीख" },
    isRequired: true,
    ageMin: 18,
  },
  shirt_size: {
    purpose: "shirt_size",
    label: { en: "T-shirt size", hi: "टी-शर्ट का साइज़", mr: "टी-शर्टचा साइज" },
    options: ["XS", "S", "M", "L", "XL", "XXL"].map(size),
    isRequired: true,
  },
  emergency_name: {
    purpose: "emergency_name",
    label: { en: "Emergency contact: name", hi: "आपातकालीन संपर्क: नाम", mr: "आणीबाणीतील संपर्क: नाव" },
    isRequired: true,
  },
  emergency_phone: {
    purpose: "emergency_phone",
    label: { en: "Emergency contact: phone", hi: "आपातकालीन संपर्क: फ़ोन", mr: "आणीबाणीतील संपर्क: फोन" },
    isRequired: true,
  },
  blood_group: {
    purpose: "blood_group",
    label: { en: "Blood group", hi: "ब्लड ग्रुप", mr: "रक्तगट" },
    options: ["A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-"].map(size),
    isRequired: false,
  },
  gender: {
    purpose: "gender",
    label: { en: "Gender", hi: "लिंग", mr: "लिंग" },
    options: [
      { en: "Woman", hi: "महिला", mr: "स्त्री" },
      { en: "Man", hi: "पुरुष", mr: "पुरुष" },
      { en: "Other", hi: "अन्य", mr: "इतर" },
    ],
    isRequired: true,
  },
  club: {
    purpose: "club",
    label: { en: "Club or city", hi: "क्लब या शहर", mr: "क्लब किंवा शहर" },
    isRequired: false,
  },
};

export const USUAL_QUESTIONS: readonly TemplateQuestion[] = [
  READY_MADE.date_of_birth,
  READY_MADE.shirt_size,
  READY_MADE.emergency_name,
  READY_MADE.emergency_phone,
  READY_MADE.blood_group,
];

/** The question as an event asks it whose texts are in `language`; it gets its id when it is saved. */
export const questionIn = (language: Language, { label, options, purpose, ...rest }: TemplateQuestion): Question => ({
  id: "",
  label: label[language],
  kind: KIND_OF_PURPOSE[purpose],
  ...(options && { options: options.map((option) => option[language]) }),
  purpose,
  ...rest,
});

/** Its texts in `other`, by the originals in `language`. */
export const questionTexts = (
  { label, options = [] }: TemplateQuestion,
  language: Language,
  other: Language,
): Translation => Object.fromEntries([label, ...options].map((text) => [translationKey(text[language]), text[other]]));
