import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { customFields, segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { areListColumns, fieldOf, isColumnId, type ListColumn } from "@/lib/contacts/list/list-columns";

const listColumns = z
  .array(z.strictObject({ id: z.string().max(30), width: z.number().int() }))
  .refine(areListColumns, "the name first, then columns of the list, each once");

export const columnsForSegment = z.strictObject({
  segmentId: z.number().int().positive(),
  /** Is null for the browser's own. */
  columns: listColumns.nullable(),
});

type SetColumnsRefusal = { ok: false; refusal: "not_found" | "unknown_field" };

/**
 * Sets the columns with which everyone of the site sees a segment. Refuses a segment of another site, and a custom
 * field that this one does not have.
 */
export function setSegmentColumns(
  access: SiteAccess,
  db: Database,
  { segmentId, columns }: z.infer<typeof columnsForSegment>,
): { ok: true } | SetColumnsRefusal {
  return write(db, (tx): { ok: true } | SetColumnsRefusal => {
    const fieldIds = (columns ?? []).flatMap(({ id }) => (isColumnId(id) ? (fieldOf(id) ?? []) : []));
    const ours = and(eq(customFields.siteId, access.siteId), inArray(customFields.id, fieldIds));
    const known = tx.select({ id: customFields.id }).from(customFields).where(ours).all();
    if (known.length < fieldIds.length) return { ok: false, refusal: "unknown_field" };
    const { changes } = tx
      .update(segments)
      .set({ columns: columns && JSON.stringify(columns) })
      .where(and(eq(segments.id, segmentId), eq(segments.siteId, access.siteId)))
      .run();
    return changes === 1 ? { ok: true } : { ok: false, refusal: "not_found" };
  });
}

/** Reads the columns of a segment as they are stored; null for the browser's own, and when they are damaged. */
export function storedColumns(stored: string | null): ListColumn[] | null {
  if (stored === null) return null;
  try {
    return listColumns.safeParse(JSON.parse(stored)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
