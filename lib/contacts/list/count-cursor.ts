import { createHash } from "node:crypto";
import { z } from "zod";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { cursorText, readCursorText } from "@/lib/values/cursor-text";
import { filterQuery } from "./contact-list-url";

const lifeMs = 60 * 60_000;
const whole = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

const countCursor = z.strictObject({
  /** Says whose count of what this is. */
  of: z.string(),
  /** Is the time from which relative dates are counted, in UTC ms. */
  now: whole,
  /** Holds what is counted so far, a filter each. */
  counted: z.array(z.strictObject({ total: whole, hidden: whole, isExact: z.boolean() })),
  place: z.strictObject({
    value: z.union([z.number(), z.string().max(40)]),
    after: z.union([whole, z.enum(["nobody", "everyone"])]),
  }),
});
export type CountCursor = z.infer<typeof countCursor>;

export type WrongCursor = { ok: false; refusal: "invalid_input"; field: "next"; expected: string };

/** Writes a cursor for these filters as text for a url. It names nobody. */
export function writeCursor(
  access: SiteAccess,
  filters: readonly ContactFilter[],
  cursor: Omit<CountCursor, "of">,
): string {
  return cursorText({ of: subjectOf(access, filters), ...cursor });
}

/** Reads the cursor of a count of these filters; without a text, none. Refuses that of another count or site. */
export function parseCursor(
  access: SiteAccess,
  filters: readonly ContactFilter[],
  text: string | null,
  now: number,
): { ok: true; value: CountCursor | undefined } | WrongCursor {
  if (text === null) return { ok: true, value: undefined };
  const cursor = countCursor.safeParse(readCursorText(text)).data;
  const isOfThese =
    cursor !== undefined &&
    cursor.of === subjectOf(access, filters) &&
    cursor.counted.length === filters.length &&
    cursor.now <= now &&
    cursor.now > now - lifeMs;
  if (isOfThese) return { ok: true, value: cursor };
  return {
    ok: false,
    refusal: "invalid_input",
    field: "next",
    expected: "the cursor of this count from within the hour",
  };
}

function subjectOf({ siteId }: SiteAccess, filters: readonly ContactFilter[]): string {
  const asked = JSON.stringify([siteId, ...filters.map(filterQuery)]);
  return createHash("sha256").update(asked).digest("base64url").slice(0, 22);
}
