import { z } from "zod";
import { preparedValue } from "@/db/prepared";
import { withoutInvisible } from "@/db/without-invisible";
import type { Transaction } from "@/db/write";
import { fullNamePatterns } from "@/lib/deletion/mentions/name-pattern";
import { longestWhy } from "./deletion-plan";

/** Is one line of the owner's own that says why; blank means none. */
export const whyLine = z
  .string()
  .transform((text) => withoutInvisible(text.replace(/\s+/g, " ")).trim())
  .pipe(z.string().max(longestWhy, `at most ${longestWhy} characters`));

export type WhyRefusal = { ok: false; refusal: "why_has_email" | "why_names_contact" };

/** Bounds how many contacts of a manifest are read to compare their names with the line. */
const mostCompared = 1_000;
/** Bounds how many contacts there may be for one word of a name to give somebody away. */
const fewContacts = 10;
const shortestWord = 3;

/**
 * Refuses a line that outlives the contacts and holds an email, or names one of the contacts of the manifest. Of a
 * few contacts every word of a name counts, of up to `mostCompared` the full name, and of more only an email does.
 */
export function refuseWhy(
  tx: Transaction,
  jobId: number,
  contactCount: number,
  why: string,
): WhyRefusal | undefined {
  if (why === "") return undefined;
  if (holdsEmail(why)) return { ok: false, refusal: "why_has_email" };
  if (contactCount > mostCompared) return undefined;
  const isFew = contactCount <= fewContacts;
  const isNamed = listNames(tx, jobId).some((name) => holdsName(why, name, isFew));
  return isNamed ? { ok: false, refusal: "why_names_contact" } : undefined;
}

/** Tells whether a text holds something that is read as an email, in whatever width its characters are. */
export function holdsEmail(text: string): boolean {
  return /[^\s@]@[^\s@]/u.test(withoutInvisible(text).normalize("NFKC"));
}

function listNames(tx: Transaction, jobId: number): string[] {
  return preparedValue<string>(
    tx,
    `SELECT name FROM deletion_items AS item CROSS JOIN contacts ON contacts.id = item.contact_id
     WHERE item.job_id = ?`,
  ).all(jobId);
}

function holdsName(why: string, name: string, isFew: boolean): boolean {
  if (fullNamePatterns(name).some(({ matches }) => matches(why))) return true;
  if (!isFew) return false;
  const said = new Set(wordsOf(why));
  return wordsOf(name).some((word) => word.length >= shortestWord && said.has(word));
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
