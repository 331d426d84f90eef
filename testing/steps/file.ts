import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openCsv } from "@/lib/imports/csv/open-csv";

/** Runs `run` with a file that holds `content`, in a directory of its own. */
export async function withFile<T>(content: string | Buffer, run: (file: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(tmpdir(), "farewell-csv-"));
  const file = path.join(directory, "contacts.csv");
  try {
    writeFileSync(file, content);
    return await run(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Reads a whole CSV file into a form that tests can compare. */
export async function readWhole(content: string | Buffer, afterRow?: number) {
  return await withFile(content, async (file) => {
    const opened = await openCsv(file);
    if (!opened.ok) return opened;
    const { rows, ...format } = opened.csv;
    return { ...format, rows: await collected(rows({ afterRow })) };
  });
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
