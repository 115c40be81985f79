import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import tailwind from "@tailwindcss/postcss";
import { type BuildOptions, build as bundle, type Plugin, stop as stopBundler } from "esbuild";
import postcss from "postcss";

// Builds what app/[locale]/e/[slug]/route.tsx needs besides its own code: the page's style sheet, its one script, and what stands in
// for the page. Before `next build`, because what Vercel serves from `public` has to be there by then.

const root = fileURLToPath(new URL("..", import.meta.url));
const page = join(root, "app/[locale]/e/[slug]");
/** Served as they are, under content-hashed names. */
const SCRIPTS = "/scripts";

/** The browsers that Next's own pages support, by its documentation. */
const BROWSERS = ["chrome111", "edge111", "firefox111", "safari16.4"];

const common = {
  absWorkingDir: root,
  bundle: true,
  jsx: "automatic",
  logLevel: "silent",
  metafile: true,
} satisfies BuildOptions;
const forNode = { packages: "external", platform: "node", format: "esm" } satisfies BuildOptions;

/** Writes `dist/event-page.json` with the scripts that it names, and `dist/fallback-pages.json`. */
export async function buildEventPage(): Promise<void> {
  mkdirSync(join(root, "dist"), { recursive: true });
  rmSync(join(root, "public", SCRIPTS), { recursive: true, force: true });
  const worker = await bundleScript("app/visitor/proof/prove.worker.ts");
  const [script, styles] = await Promise.all([
    bundleScript("app/[locale]/e/[slug]/live-sale.tsx", [nameWorker(worker)]),
    findComponents("event-document.tsx").then(compileStyles),
    buildFallbacks(),
  ]);
  writeFileSync(join(root, "dist/event-page.json"), JSON.stringify({ styles, script }));
}

/** The documents themselves; Node can run what renders them only once it is bundled. */
async function buildFallbacks(): Promise<void> {
  const renderer = join(root, "dist/fallback-documents.js");
  const styles = await compileStyles(await findComponents("fallback-documents.tsx"));
  await bundle({ ...common, ...forNode, entryPoints: [join(page, "fallback-documents.tsx")], outfile: renderer });
  const { renderFallbacks } = await import(`${pathToFileURL(renderer)}?${randomUUID()}`);
  writeFileSync(join(root, "dist/fallback-pages.json"), JSON.stringify(await renderFallbacks(styles)));
  rmSync(renderer);
}

/** Returns the script's URL. */
async function bundleScript(entry: string, plugins: Plugin[] = []): Promise<string> {
  const { metafile } = await bundle({
    ...common,
    entryPoints: { [basename(entry).split(".")[0] as string]: entry },
    outdir: join("public", SCRIPTS),
    entryNames: "[name]-[hash]",
    format: "esm",
    minify: true,
    target: BROWSERS,
    alias: { "react/jsx-runtime": "preact/jsx-runtime" },
    plugins,
  });
  return `${SCRIPTS}/${basename(Object.keys(metafile.outputs)[0] as string)}`;
}

/** esbuild does not bundle workers: the URL of the built worker script replaces the one in the source. */
function nameWorker(address: string): Plugin {
  const opened = 'new URL("./prove.worker.ts", import.meta.url)';
  return {
    name: "worker",
    setup: (build) =>
      build.onLoad({ filter: /solve-challenge\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        if (!text.includes(opened)) throw new Error(`${path} opens its worker in another way`);
        return { contents: text.replace(opened, JSON.stringify(address)), loader: "ts" };
      }),
  };
}

/** Every file that this one is rendered from: only these may contribute styles. */
async function findComponents(file: string): Promise<string[]> {
  const { metafile } = await bundle({
    ...common,
    ...forNode,
    entryPoints: [join(page, file)],
    outdir: "nowhere",
    write: false,
  });
  return Object.keys(metafile.inputs).filter((file) => file.endsWith(".tsx"));
}

async function compileStyles(components: string[]): Promise<string> {
  const from = join(page, "event-page.css");
  const sources = components.map((file) => `@source "${relative(dirname(from), join(root, file))}";`);
  const source = `${readFileSync(from, "utf8")}\n${sources.join("\n")}`;
  const { css } = await postcss([tailwind({ base: root, optimize: { minify: true } })]).process(source, { from });
  return css;
}

if (import.meta.main) {
  await buildEventPage();
  await stopBundler();
}
