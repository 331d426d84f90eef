import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Database } from "@/db/open-database";
import { imports } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type CsvRefusal, openCsv } from "@/lib/imports/csv/open-csv";
import { importFile, importFolder } from "./import-file";

const largestFileBytes = 1_000_000_000;

export type ReceiveRefusal = CsvRefusal | { ok: false; refusal: "file_too_large"; mostMegabytes: number };

class TooLarge extends Error {}

/**
 * Writes a list from the browser straight to the disk. Refuses a file that is no list of contacts, and then keeps
 * nothing. Reads only its columns until the owner says how to read the rest.
 */
export async function receiveImport(
  access: SiteAccess,
  db: Database,
  upload: { body: ReadableStream<Uint8Array>; fileName: string },
  now: number,
): Promise<{ ok: true; importId: number } | ReceiveRefusal> {
  const incoming = path.join(importFolder(), `incoming-${randomUUID()}`);
  try {
    await pipeline(
      Readable.fromWeb(upload.body),
      upTo(largestFileBytes),
      fs.createWriteStream(incoming, { mode: 0o600 }),
    );
    const opened = await openCsv(incoming);
    if (!opened.ok) return opened;
    const id = write(db, (tx) => {
      const made = tx
        .insert(imports)
        .values({
          siteId: access.siteId,
          createdBy: access.userId,
          status: "uploaded",
          createdAt: now,
          fileName: presentable(upload.fileName),
          headers: JSON.stringify(opened.csv.headers),
          encoding: opened.csv.encoding,
          hasHeader: opened.csv.hasHeader,
        })
        .returning({ id: imports.id })
        .get();
      const entry = { siteId: access.siteId, actorId: access.userId, action: "import_uploaded" as const };
      recordAudit(tx, { ...entry, jobId: made.id, counts: {}, now });
      return made.id;
    });
    fs.renameSync(incoming, importFile(id));
    return { ok: true, importId: id };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { ok: false, refusal: "file_too_large", mostMegabytes: largestFileBytes / 1_000_000 };
  } finally {
    fs.rmSync(incoming, { force: true });
  }
}

function upTo(most: number): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > most) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

/** Drops a file name that may name a person, because it outlives the contacts in the file. */
function presentable(fileName: string): string {
  const name = path
    .basename(fileName.replaceAll("\\", "/"))
    .replace(/\p{Cc}/gu, "")
    .trim();
  return name === "" || name.includes("@") ? "list.csv" : [...name].slice(0, 100).join("");
}
