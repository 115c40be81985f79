import { parseArgs } from "node:util";
import { checkDraw, type DrawChecks, type PublishedDraw, type SealedDraw } from "#booking/waiting-room/check-draw.ts";

const USAGE = `npm run fairness -- ADDRESS

Works the draw of an event out again from what is public, given the address of the event's page. Needs nothing of ours
but these files. Exit code 0: all holds. 1: something does not. 2: it could not be checked, or is not drawn yet.`;

const words: Record<keyof DrawChecks, string> = {
  secret: "the secret has the hash that was public before the opening",
  list: "the list of those who took part is the one that was sealed, with a line for each",
  seed: "the seed follows from secret and list, so that nobody chose it",
  numbers: "each who took part has one number, and no two have the same",
};

try {
  process.exitCode = await checkFairness(addressOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function checkFairness({ origin, slug }: { origin: string; slug: string }): Promise<number> {
  const published = (await (await ask(`${origin}/api/events/${slug}/draw`)).json()) as PublishedDraw;
  console.log(`Draw of ${slug} at ${origin}\n\n  commitment  ${published.commit}`);
  const { sealed } = published;
  if (!sealed) {
    console.log("\nIt is not held yet. Keep the commitment, and compare it after the opening.");
    return 2;
  }
  const { secret, seed, listHash, sealedAt, size } = sealed;
  const rows = { secret, seed, list: listHash, held: sealedAt, people: String(size) };
  for (const [name, value] of Object.entries(rows)) console.log(`  ${name.padEnd(10)}  ${value}`);

  const reply = await ask(`${origin}/api/events/${slug}/draw/list?hash=${listHash}`);
  const checks = checkDraw({ ...published, sealed } satisfies SealedDraw, new Uint8Array(await reply.arrayBuffer()));
  console.log("");
  for (const [name, text] of Object.entries(words))
    console.log(`  ${checks[name as keyof DrawChecks] ? "✓" : "✗"} ${text}`);
  const failed = Object.values(checks).filter((holds) => !holds).length;
  console.log(failed === 0 ? "\nAll of it holds." : `\n${failed} of ${Object.keys(words).length} do not hold.`);
  return failed === 0 ? 0 : 1;
}

async function ask(address: string): Promise<Response> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}.`);
  return reply;
}

/** Of any page of the event: `https://…/e/my-ride`, in any language, with or without what follows. */
function addressOf(args: string[]): { origin: string; slug: string } {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const url = positionals.length === 1 ? URL.parse(positionals[0] as string) : null;
  const slug = url && /\/e\/([a-z0-9-]+)/.exec(url.pathname)?.[1];
  if (!url || !slug) throw new Error(USAGE);
  return { origin: url.origin, slug };
}
