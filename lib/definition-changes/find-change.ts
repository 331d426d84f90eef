import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { awaitBriefly } from "@/lib/jobs/await-briefly";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { DefinitionChangeView } from "./change-view";
import { changeOf } from "./request-change";

type Row = Omit<DefinitionChangeView, "change" | "failure"> & { kind: string; subject: string };

const columns = `id, kind, subject, status, changed_count AS changedCount, misfit_count AS misfitCount`;

/** Finds a change of the site, how far it is or how it ended. */
export function findChange(access: SiteAccess, db: Database, id: number): DefinitionChangeView | undefined {
  const row = prepared<Row>(db, `SELECT ${columns} FROM definition_changes WHERE id = ? AND site_id = ?`).get(
    id,
    access.siteId,
  );
  return row && viewOf(db, row);
}

/** Lists the changes of the site that are under way or were set aside. */
export function listChanges(access: SiteAccess, db: Database): DefinitionChangeView[] {
  return prepared<Row>(
    db,
    `SELECT ${columns} FROM definition_changes WHERE site_id = ? AND status IN ('running', 'failed') ORDER BY id`,
  )
    .all(access.siteId)
    .map((row) => viewOf(db, row));
}

/** Finds a change that was just requested, and waits a moment for a short one. */
export async function awaitChange(
  access: SiteAccess,
  db: Database,
  id: number,
  now: () => number,
): Promise<DefinitionChangeView> {
  const look = () => findChange(access, db, id);
  const found = await awaitBriefly(look, (change) => change?.status === "running", now);
  if (!found) throw new Error("the change that was just requested is gone");
  return found;
}

function viewOf(db: Database, { kind, subject, ...row }: Row): DefinitionChangeView {
  const failure = row.status === "failed" ? findJobFailure(db, "definition_changes", row.id) : undefined;
  return { ...row, change: changeOf(kind, subject), failure: failure ?? null };
}
