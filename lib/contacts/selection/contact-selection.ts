import { z } from "zod";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";

const contactIds = z.array(z.number().int().positive()).max(100_000, "at most 100,000 contacts by id");

/** Is what an owner selected: contacts by id, or all that match a filter except some. */
export const contactSelection = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ids"),
    ids: contactIds.min(1, "at least one contact"),
    /** Lets the owner go on without ids that are not found; otherwise those are an error. */
    withoutMissing: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal("matching"), filter: contactFilter, except: contactIds }),
]);
export type ContactSelection = z.infer<typeof contactSelection>;

export type WrongSelection = { ok: false; refusal: "unknown_in_filter"; field: string; expected: string };

/** Returns a refusal when the rules of a selection name what the site does not have, such as a tag that is gone. */
export function findWrongSelection(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): WrongSelection | undefined {
  const wrong = selection.kind === "matching" ? findWrongRule(access, db, selection.filter) : undefined;
  return wrong && { ok: false, refusal: "unknown_in_filter", ...wrong };
}
