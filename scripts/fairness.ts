import { parseArgs } from "node:util";
import { checkDraw, type PublishedDraw, type SealedDraw } from "#booking/waiting-room/check-draw.ts";

const USAGE = `npm run fairness -- ADDRESS [--seal SEAL]

Works the draw of an event out again from what is public, given the address of the event's page. SEAL is the one that you were
shown before the opening; without it nobody can tell whether the draw is under another. Needs nothing of ours but these files.
Exit code 0: all holds. 1: something does not. 2: it could not be checked, or is not drawn yet.`;

type Asked = { origin: string; slug: string; seal: string | null };

try {
  process.exitCode = await checkFairness(readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function checkFairness({ origin, slug, seal }: Asked): Promise<number> {
  // A draw that is due is held when somebody asks how the sale stands: if nobody did since the opening, this is the one.
  await reach(`${origin}/api/events/${slug}/status`);
  const published = (await (await ask(`${origin}/api/events/${slug}/draw`)).json()) as PublishedDraw;
  console.log(`Draw of ${slug} at ${origin}\n\n  seal    ${published.commit}`);
  const { sealed } = published;
  if (!sealed) {
    console.log("\nIt is not held yet. Keep the seal, and come back with it a moment after the opening.");
    return 2;
  }
  const { secret, seed, listHash, sealedAt, size } = sealed;
  const rows = { secret, seed, list: listHash, held: sealedAt, people: size };
  for (const [name, value] of Object.entries(rows)) console.log(`  ${name.padEnd(6)}  ${value}`);

  const reply = await ask(`${origin}/api/events/${slug}/draw/list?hash=${listHash}`);
  const list = new Uint8Array(await reply.arrayBuffer());
  const checks = checkDraw({ ...published, sealed } satisfies SealedDraw, list);
  const findings: [boolean | null, string][] = [
    [
      seal === null ? null : published.commit === seal,
      "the seal is the one that you were shown before the opening (--seal)",
    ],
    [checks.secret, "the secret fits the seal"],
    [checks.list, "the list is the one that was closed at the opening, with a line for each who took part"],
    [checks.seed, "the seed follows from secret and list"],
    [checks.numbers, "each who took part has one number, and no two have the same"],
  ];
  console.log("");
  for (const [holds, text] of findings) console.log(`  ${holds === null ? "?" : holds ? "✓" : "✗"} ${text}`);
  const failed = findings.filter(([holds]) => holds === false).length;
  console.log(failed === 0 ? "\nAll that was checked holds." : `\n${failed} of it does not hold.`);
  return failed === 0 ? 0 : 1;
}

async function ask(address: string): Promise<Response> {
  const reply = await reach(address);
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}.`);
  return reply;
}

async function reach(address: string): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    throw new Error(
      `${new URL(address).origin} does not answer: ${reason instanceof Error ? reason.message : reason}.`,
    );
  }
}

/** The address of any page of the event will do: `https://…/e/my-ride`, in any language, with or without what follows. */
function readArguments(args: string[]): Asked {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { seal: { type: "string" } } });
  const url = positionals.length === 1 ? URL.parse(positionals[0] as string) : null;
  const slug = url && /\/e\/([a-z0-9-]+)/.exec(url.pathname)?.[1];
  if (!url || !slug) throw new Error(USAGE);
  return { origin: url.origin, slug, seal: values.seal?.toLowerCase() ?? null };
}
