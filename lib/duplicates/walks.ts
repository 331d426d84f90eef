import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { DuplicateReason } from "@/db/schema";
import { type Candidate, type CandidateRow, candidateOf, findByEmail, isOffered, nameOf } from "./candidate";
import { partsOf, plainEmailsOf } from "./mailbox";
import { phonesOf } from "./phone-fields";
import { reasonOfPair } from "./reason-of-pair";

const contactsAtOnce = 100;
/** Limits with how many others of one name, or of one local part, a contact is compared: those next to it. */
export const mostCompared = 100;
const mostVariants = 50;

export interface Match {
  ids: readonly [number, number];
  reason: DuplicateReason;
}

/** Is a walk along an index in which contacts that may be one person stand beside each other. */
export interface DuplicateWalk {
  /** Returns the next contacts, and the matches that they make with those before them. */
  next(): { examined: number; last: number | undefined; matches: Match[] };
}

interface Walk {
  siteId: number;
  /** Is the last contact that was passed; 0 at the beginning. */
  after: number;
}

/** Walks in order of names, and compares contacts of one name. */
export function walkByName(db: Database, walk: Walk, phoneFields: readonly number[]): DuplicateWalk {
  const withPhones = (candidate: Candidate) =>
    phoneFields.length === 0 ? candidate : { ...candidate, phones: phonesOf(db, candidate.id, phoneFields) };
  return walkRuns(db, walk, "search_text", "contacts_site_name", {
    runOf: ({ searchText }) => nameOf(searchText),
    startOf: ({ searchText }) => `${nameOf(searchText)}\n`,
    candidateOf: (row) => withPhones(candidateOf(row)),
    alone: () => [],
  });
}

/** Walks in order of emails, and compares contacts of one local part, and those of one mailbox. */
export function walkByEmail(db: Database, walk: Walk): DuplicateWalk {
  return walkRuns(db, walk, "email", "contacts_site_email", {
    runOf: ({ email }) => partsOf(email).local,
    startOf: ({ email }) => `${partsOf(email).local}@`,
    candidateOf,
    alone: (candidate) => listVariants(db, walk.siteId, candidate),
  });
}

interface Runs {
  /** Returns what contacts of one run share; empty for one that is in none. */
  runOf(row: CandidateRow): string;
  /** Returns the text with which the places of a run begin. */
  startOf(row: CandidateRow): string;
  candidateOf(row: CandidateRow): Candidate;
  /** Finds others to compare a contact with, wherever they stand. */
  alone(candidate: Candidate): Candidate[];
}

function walkRuns(
  db: Database,
  { siteId, after }: Walk,
  column: "search_text" | "email",
  index: string,
  runs: Runs,
): DuplicateWalk {
  const columns = `id, email, search_text AS searchText, ${column} AS place`;
  type Row = CandidateRow & { place: string };
  const from = `FROM contacts INDEXED BY ${index} WHERE site_id = @siteId`;
  let last: Row | undefined =
    after === 0
      ? undefined
      : prepared<Row>(db, `SELECT ${columns} FROM contacts WHERE id = @after AND site_id = @siteId`).get({
          after,
          siteId,
        });
  let run = last ? runs.runOf(last) : "";
  let before = last && run !== "" ? readBack(last) : [];

  function readBack(row: Row): Candidate[] {
    return prepared<Row>(
      db,
      `SELECT ${columns} ${from} AND ${column} >= @start AND (${column}, id) <= (@place, @id) AND ${isOffered}
       ORDER BY ${column} DESC, id DESC LIMIT ${mostCompared}`,
    )
      .all({ siteId, start: runs.startOf(row), place: row.place, id: row.id })
      .reverse()
      .map(runs.candidateOf);
  }

  return {
    next() {
      const rows = prepared<Row & { isOffered: 0 | 1 }>(
        db,
        `SELECT ${columns}, ${isOffered} AS isOffered ${from} AND (${column}, id) > (@place, @id)
         ORDER BY ${column}, id LIMIT ${contactsAtOnce}`,
      ).all({ siteId, place: last?.place ?? "", id: last?.id ?? 0 });
      const matches: Match[] = [];
      for (const row of rows) {
        last = row;
        if (row.isOffered === 0) continue;
        const own = runs.runOf(row);
        if (own !== run) [run, before] = [own, []];
        const candidate = runs.candidateOf(row);
        for (const other of [...(own === "" ? [] : before), ...runs.alone(candidate)]) {
          const reason = reasonOfPair(candidate, other);
          if (reason !== undefined) matches.push({ ids: [other.id, candidate.id], reason });
        }
        before.push(candidate);
        if (before.length > mostCompared) before.shift();
      }
      return { examined: rows.length, last: rows.at(-1)?.id, matches };
    },
  };
}

/** Lists the contacts with the plain email of the same mailbox, and those with another part behind the plus. */
function listVariants(db: Database, siteId: number, { id, email }: Candidate): Candidate[] {
  const plain = plainEmailsOf(email).filter((one) => one !== email);
  const { local, domain } = partsOf(email);
  const plus = local.indexOf("+");
  const base = local.slice(0, Math.max(0, plus));
  const others =
    plus < 1
      ? []
      : prepared<CandidateRow>(
          db,
          `SELECT id, email, search_text AS searchText FROM contacts INDEXED BY contacts_site_email
           WHERE site_id = @siteId AND email >= @start AND email < @email AND ${isOffered}
           ORDER BY email DESC LIMIT ${mostVariants}`,
        )
          .all({ siteId, start: `${base}+`, email })
          .filter((row) => partsOf(row.email).domain === domain)
          .map(candidateOf);
  const found = [...(plain.length === 0 ? [] : findByEmail(db, siteId, plain)), ...others];
  return found.filter((other) => other.id !== id);
}
