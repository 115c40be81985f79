import { expect, test } from "vitest";
import { bannedWords, organizerWordFaults, textsOf } from "./organizer-words.ts";

const GLOSSARY = `# Words

## What organizers read

| say | not |
| --- | --- |
| Startline's fee | platform fee |
| came | turnout, show rate |

## Another table

| a | b |
`;

test("the banned words are those of the glossary's own table", () => {
  expect(bannedWords(GLOSSARY)).toEqual(["platform fee", "turnout", "show rate"]);
});

test("a banned word is found in a text, in an attribute, in a sentence with a value and over two lines", () => {
  const code = `// The platform fee stays.
    export function Fee({ turnout }: Props) {
      return (
        <p title="Our Platform fee">
          {turnout} of them is the
          turnout <b>{\`The platform fee is \${fee}\`}</b>
        </p>
      );
    }`;
  const faults = organizerWordFaults([{ path: "app/admin/fee.tsx", text: code }], bannedWords(GLOSSARY));
  expect(faults).toHaveLength(3);
});

test("names in code, comments and other pages may have them", () => {
  const code = `// The platform fee.
    import { turnout } from "./turnout.ts";
    const turnoutOf = (now: Now) => now.turnout;
    const field: "turnout" = "turnout";
    export const Came = () => <p className="turnout">{turnout}</p>;`;
  const words = bannedWords(GLOSSARY);
  expect(organizerWordFaults([{ path: "app/admin/came.tsx", text: code }], words)).toEqual([]);
  expect(organizerWordFaults([{ path: "app/visitor/fee.tsx", text: '<p>"The platform fee"</p>' }], words)).toEqual([]);
  expect(textsOf('const key = "platform_fee";')).toEqual([]);
});
