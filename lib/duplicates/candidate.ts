import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Likeness } from "./reason-of-pair";

/** Is a contact as the search meets it. */
export interface Candidate extends Likeness {
  id: number;
}

export interface CandidateRow {
  id: number;
  email: string;
  searchText: string;
}

/** Is the condition on a contact that is offered: not hidden, and not on the way to be erased. */
export const isOffered = "hidden_at IS NULL AND being_erased_at IS NULL";

export function candidateOf({ id, email, searchText }: CandidateRow): Candidate {
  return { id, email, name: nameOf(searchText), phones: [] };
}

/** Returns the folded name in a search text; empty for a contact without a name. */
export function nameOf(searchText: string): string {
  const end = searchText.indexOf("\n");
  return end < 0 ? "" : searchText.slice(0, end);
}

/** Finds the contacts of a site with one of these emails. */
export function findByEmail(db: Database, siteId: number, emails: readonly string[]): Candidate[] {
  return emails.flatMap((email) => {
    const row = prepared<CandidateRow>(
      db,
      `SELECT id, email, search_text AS searchText FROM contacts INDEXED BY contacts_site_email
       WHERE site_id = ? AND email = ? AND ${isOffered}`,
    ).get(siteId, email);
    return row ? [candidateOf(row)] : [];
  });
}
