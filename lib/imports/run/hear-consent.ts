import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { listEmailsOfPerson } from "@/lib/consent/identities/find-former-emails";
import type { OpenedCsv } from "@/lib/imports/csv/open-csv";
import type { Planner } from "@/lib/imports/plan/planner";
import type { ReadRow } from "@/lib/imports/plan/read-row";
import { yieldEachSlice } from "@/lib/jobs/time-slice";

type Listener = Pick<Planner, "db" | "siteId" | "read" | "seen">;

/**
 * Reads the file once and collects what it says of each email in all its rows. A no counts wherever it is, also for
 * every email beside it and every email that the same person has or had here.
 */
export async function hearConsent(csv: OpenedCsv, listener: Listener): Promise<void> {
  const { seen, read } = listener;
  const yieldIfDue = yieldEachSlice();
  const hasMoved = hasFormerEmails(listener.db);
  for await (const row of csv.rows()) {
    const reading = "cells" in row ? read(row.cells) : undefined;
    if (reading?.ok) {
      seen.hearConsent(reading.row.email, reading.row.said, true);
      tieTogether(listener, reading.row, hasMoved);
    }
    await yieldIfDue();
  }
  seen.spreadOuts();
}

function tieTogether({ db, siteId, seen }: Listener, row: ReadRow, hasMoved: boolean): void {
  const { email, furtherEmails, said } = row;
  for (const further of furtherEmails) {
    seen.tieTo(email, further);
    if (said === "bounced") seen.hearConsent(further, "unsubscribed", false);
  }
  if (!hasMoved) return;
  for (const one of [email, ...furtherEmails])
    for (const other of listEmailsOfPerson(db, siteId, one)) seen.tieTo(one, other);
}

function hasFormerEmails(db: Database): boolean {
  return prepared(db, "SELECT 1 FROM former_emails LIMIT 1").get() !== undefined;
}
