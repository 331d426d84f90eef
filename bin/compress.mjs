import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

/** Is where the files lie whose names change with their content. */
export const compressedIn = path.join(".next", "static");
/** Is a year: a file that changes has another name. */
export const longestKeptSeconds = 31_536_000;

const worthBytes = 1024;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Writes each script and style of the build a second and third time, as small as Brotli and gzip make it. */
export async function compress() {
  const files = fs
    .readdirSync(compressedIn, { recursive: true })
    .map((name) => path.join(compressedIn, name))
    .filter((file) => /\.(css|js|svg|txt)$/.test(file) && fs.statSync(file).size >= worthBytes);
  await Promise.all(
    files.map(async (file) => {
      const content = fs.readFileSync(file);
      fs.writeFileSync(`${file}.br`, await brotli(content));
      fs.writeFileSync(`${file}.gz`, await gzip(content, { level: 9 }));
    }),
  );
}
