import { expect, test } from "vitest";
import { decideEventDraft } from "../decide-event-draft.ts";
import { emptyDraft, lastOrganizerDetails } from "../new-draft.ts";
import { translatableTexts } from "../translatable-texts.ts";
import { translationKey } from "../translation.ts";
import { EVENT_TEMPLATES, fillFromTemplate, type TemplateName } from "./event-templates.ts";

const NOW = new Date("2027-01-10T04:30:00Z");
const names = Object.keys(EVENT_TEMPLATES) as TemplateName[];
/** The same letters in every language. */
const SAME_EVERYWHERE = /^(X{0,2}[SL]|M|(A|B|AB|O)[+-])$/;

/** What a template leaves to the organizer: fifteen fields at most. */
const OWN = {
  title: "Sunrise event",
  slug: "sunrise-event",
  place: "Saras Baug, Pune",
  organizerName: "Pune Trust",
  organizerPhone: "020 5550 0147",
  organizerAddress: "Pune 411004",
  capacity: 200,
};

test.each(names)("with a few fields of one's own the template %s is ready for sale", (name) => {
  const filled = fillFromTemplate(emptyDraft(NOW, lastOrganizerDetails([], "asha@example.org")), name);
  const category = { ...filled.categories[0], id: null, name: "All", capacity: 200, ticketPricePaise: 50_000 };
  const answer = decideEventDraft({ ...filled, ...OWN, categories: [category] }, NOW);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const { draft } = answer;
  expect([draft.summary, draft.description, draft.reportingNote, draft.waiverText].every(Boolean)).toBe(true);
  expect(Object.keys(OWN).length + Object.keys(category).length).toBeLessThanOrEqual(15);
});

test.each(names)("each text of the template %s is there in Hindi and Marathi", (name) => {
  const draft = fillFromTemplate(emptyDraft(NOW, lastOrganizerDetails([], "")), name);
  for (const language of ["hi", "mr"] as const) {
    const texts = draft.translations[language] ?? {};
    for (const { text } of translatableTexts(draft)) {
      const translated = texts[translationKey(text)] ?? "";
      if (!SAME_EVERYWHERE.test(text))
        expect([text, translated]).toEqual([text, expect.stringMatching(/\p{Script=Devanagari}/u)]);
    }
    const paragraphs = (waiver = "") => waiver.split("\n\n").length;
    expect(paragraphs(draft.waiverTranslations[language])).toBe(paragraphs(draft.waiverText));
  }
});

test.each(Object.entries(EVENT_TEMPLATES))(
  "the %s template says that the organizer can pass a place on",
  (_name, { faq }) => {
    const [entry] = faq.filter(({ question }) => /in my place/.test(question.en));
    expect(entry?.answer.en).toMatch(/^Only if we pass your place on/);
    expect(Object.values(entry?.answer ?? {}).filter((text) => /^(No|नहीं|नाही)/.test(text))).toEqual([]);
  },
);
