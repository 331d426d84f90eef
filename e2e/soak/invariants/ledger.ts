import path from "node:path";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import { findPosition } from "@/lib/ledger/ledger-position";
import { readLedger } from "@/lib/ledger/read-ledger";
import { surveyLedger } from "@/lib/ledger/survey-ledger";
import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

interface Deleted {
  siteId: number;
  jobId: number;
  contactId: number;
}

/** Finds everyone who was erased in the ledger: by number, and by the email with which they were last seen. */
export const ledgerIsWhole: Invariant = (world) => {
  const file = path.join(world.server.dataDir, "erasures.log");
  const problems: string[] = [];
  const survey = surveyLedger(file, findPosition(world.db) ?? { line: 0, sum: "", bytes: 0 });
  if (survey.isTorn) problems.push("the last line is torn");
  if (!survey.hasKnown) problems.push("the last line that the database knows is not in the file");
  if (survey.damagedLines.length > 0) problems.push(`damaged lines: ${survey.damagedLines.join(", ")}`);
  const { erased, gone } = entriesOf(file);
  const deleted = world.rows<Deleted>(
    `SELECT job.site_id AS siteId, job_id AS jobId, contact_id AS contactId FROM deletion_items AS item
     JOIN deletion_jobs AS job ON job.id = item.job_id WHERE item.state = 'deleted'`,
  );
  for (const { siteId, jobId, contactId } of deleted) {
    if (!gone.has(`${siteId} ${contactId}`))
      problems.push(`contact ${contactId} of deletion ${jobId} is not in the ledger`);
    if (world.value("SELECT count(*) FROM contacts WHERE id = ?", contactId) > 0)
      problems.push(`contact ${contactId} of deletion ${jobId} is still there`);
    const email = [...(world.people.emailsOf.get(contactId) ?? [])].at(-1);
    if (email !== undefined && !isKnown(world, siteId, email, erased))
      problems.push(`${email}, contact ${contactId} of site ${siteId}, is erased and not in the ledger`);
  }
  const identities = world.rows<{ siteId: number; digest: Buffer }>(
    "SELECT site_id AS siteId, digest FROM erased_identities",
  );
  for (const { siteId, digest } of identities)
    if (!erased.has(`${siteId} ${digest.toString("base64url")}`))
      problems.push(`an erased identity of site ${siteId} is not in the ledger`);
  const counted = `${survey.end.line} lines, ${deleted.length} erased contacts, ${identities.length} identities`;
  return { counted, problems };
};

function entriesOf(file: string): { erased: Set<string>; gone: Set<string> } {
  const [erased, gone] = [new Set<string>(), new Set<string>()];
  for (const { line } of readLedger(file)) {
    if (line?.kind === "erased") for (const digest of line.digests) erased.add(`${line.siteId} ${digest}`);
    if (line?.kind === "gone") for (const id of line.contactIds) gone.add(`${line.siteId} ${id}`);
  }
  return { erased, gone };
}

function isKnown(world: SoakWorld, siteId: number, email: string, erased: ReadonlySet<string>): boolean {
  const digests = identityDigests(world.db, email);
  return digests.some(({ digest }) => erased.has(`${siteId} ${digest.toString("base64url")}`));
}
