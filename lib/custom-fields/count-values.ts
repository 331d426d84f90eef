import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { CountBudget } from "@/lib/contacts/list/count-contacts";
import { yieldEachSlice } from "@/lib/jobs/time-slice";

const whole = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const cursorShape = z.tuple([whole, whole, whole]).rest(whole);

/** Says where counting goes on: with which field, after which contact, and from which counts. */
interface ValueCursor {
  at: number;
  after: number;
  count: number;
  ofOptions: number[];
}

const firstPlace: ValueCursor = { at: 0, after: 0, count: 0, ofOptions: [] };

export function writeValueCursor({ at, after, count, ofOptions }: ValueCursor): string {
  return [at, after, count, ...ofOptions].join(".");
}

/** Reads a cursor; undefined for a text that is none. */
export function parseValueCursor(text: string | null): ValueCursor | undefined {
  if (text === null) return firstPlace;
  const parsed = cursorShape.safeParse(text.split(".").map(Number));
  if (!parsed.success) return undefined;
  const [at, after, count, ...ofOptions] = parsed.data;
  return { at, after, count, ofOptions };
}

interface Counted {
  count: number;
  ofOptions: number[];
  isExact: boolean;
}

/**
 * Counts the contacts that have a value of each field, and of a choice those of each option, from a place and as far
 * as the budget goes. Returns what was counted by field, and where to go on.
 */
export async function countValues(
  db: Database,
  fields: readonly { id: number; options: readonly string[] }[],
  { from, budget }: { from: ValueCursor; budget: CountBudget },
): Promise<{ counts: Map<number, Counted>; next: ValueCursor | undefined }> {
  const yieldIfDue = yieldEachSlice();
  const counts = new Map<number, Counted>();
  let place = from;
  for (; ; await yieldIfDue()) {
    const field = fields[place.at];
    if (!field) return { counts, next: undefined };
    const size = budget.size.next();
    const startedAt = performance.now();
    const batch = countBatch(db, field, place.after, size);
    budget.size.took(performance.now() - startedAt);
    const count = place.count + batch.count;
    const ofOptions = field.options.map((_, at) => (place.ofOptions[at] ?? 0) + (batch.ofOptions[at] ?? 0));
    const isExact = batch.count < size;
    counts.set(field.id, { count, ofOptions, isExact });
    place = isExact
      ? { ...firstPlace, at: place.at + 1 }
      : { at: place.at, after: batch.last ?? 0, count, ofOptions };
    if (budget.isSpent()) return { counts, next: place.at < fields.length ? place : undefined };
  }
}

function countBatch(
  db: Database,
  { id, options }: { id: number; options: readonly string[] },
  after: number,
  size: number,
): { count: number; ofOptions: number[]; last: number | null } {
  const value = options.length > 0 ? "value" : "NULL AS value";
  const rows = prepared<{ value: string | null; count: number; last: number }>(
    db,
    `SELECT value, count(*) AS count, max(contact_id) AS last FROM (
       SELECT contact_id, ${value} FROM contact_field_values INDEXED BY contact_field_values_field
       WHERE field_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?) GROUP BY value`,
  ).all(id, after, size);
  const of = new Map(rows.map((row) => [row.value, row.count]));
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    ofOptions: options.map((option) => of.get(option) ?? 0),
    last: rows.length === 0 ? null : Math.max(...rows.map(({ last }) => last)),
  };
}
