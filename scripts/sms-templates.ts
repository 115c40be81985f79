import { smsCopy } from "#booking/messages/sms-copy.ts";
import { toRegisteredText } from "#booking/messages/sms-templates.ts";

const USAGE = `npm run sms-templates -- PUBLIC_URL

Prints each SMS template in each language as the carriers' portal wants it, with the id that stands in its file now.`;

const [publicUrl] = process.argv.slice(2);
if (!publicUrl || !URL.canParse(publicUrl)) {
  console.error(USAGE);
  process.exit(1);
}
const address = publicUrl.replace(/\/+$/, "");
for (const [language, templates] of Object.entries(smsCopy)) {
  for (const [name, template] of Object.entries(templates)) {
    console.log(`${language}  ${name}  ${template.registeredId}\n${toRegisteredText(template, address)}\n`);
  }
}
