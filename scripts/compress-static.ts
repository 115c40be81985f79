import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const folders = ["../.next/static", "../public/scripts"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/;
/** Below it the compressed file is hardly smaller. */
const BYTES_MIN = 512;

/** Puts beside each file that browsers load a `.br` and a `.gz`, as small as can be: nginx sends them as they are. */
export async function compressStatic(): Promise<void> {
  await Promise.all(folders.map(compressFolder));
}

async function compressFolder(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const present = new Set(names);
  const wanted = names.filter(
    (name) => COMPRESSIBLE.test(name) && !(present.has(`${name}.br`) && present.has(`${name}.gz`)),
  );
  await Promise.all(wanted.map((name) => compress(join(folder, name))));
}

async function compress(file: string): Promise<void> {
  if (statSync(file).size < BYTES_MIN) return;
  const bytes = readFileSync(file);
  const smallest = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, { params: smallest }),
  ]);
  writeFileSync(`${file}.gz`, zipped);
  writeFileSync(`${file}.br`, brotli);
}
