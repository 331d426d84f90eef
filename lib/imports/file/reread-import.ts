import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { imports } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { csvEncodings } from "@/lib/imports/csv/encoding-names";
import { type CsvRefusal, openCsv } from "@/lib/imports/csv/open-csv";
import { whileThere } from "./import-file";

export const readingOfImport = z.strictObject({
  importId: z.number().int().positive(),
  encoding: z.enum(csvEncodings),
  hasHeader: z.boolean(),
});

export type RereadRefusal = CsvRefusal | { ok: false; refusal: "not_found" | "already_started" };

/**
 * Reads a list again in another encoding, or with or without a header row. Clears the meanings of its columns, so
 * that the owner is asked again.
 */
export async function rereadImport(
  access: SiteAccess,
  db: Database,
  { importId, encoding, hasHeader }: z.infer<typeof readingOfImport>,
): Promise<{ ok: true } | RereadRefusal> {
  const isTheirs = and(eq(imports.id, importId), eq(imports.siteId, access.siteId));
  const found = db.select({ status: imports.status }).from(imports).where(isTheirs).get();
  if (!found) return { ok: false, refusal: "not_found" };
  if (found.status !== "uploaded" && found.status !== "checked")
    return { ok: false, refusal: "already_started" };
  const opened = await whileThere<Awaited<ReturnType<typeof openCsv>> | RereadRefusal>(
    importId,
    (file) => openCsv(file, { encoding, hasHeader }),
    () => ({ ok: false, refusal: "not_found" }),
  );
  if (!opened.ok) return opened;
  return write(db, (tx): { ok: true } | RereadRefusal => {
    const now = tx.select({ status: imports.status }).from(imports).where(isTheirs).get();
    if (now?.status !== found.status) return { ok: false, refusal: "already_started" };
    tx.update(imports)
      .set({
        status: "uploaded",
        encoding,
        hasHeader,
        headers: JSON.stringify(opened.csv.headers),
        columns: null,
        checkedAt: null,
      })
      .where(eq(imports.id, importId))
      .run();
    return { ok: true };
  });
}
