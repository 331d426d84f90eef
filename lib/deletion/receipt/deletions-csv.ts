import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { priceLabel } from "@/lib/billing/price-labels";
import { keepingMark } from "@/lib/imports/cells/formula-mark";
import { neutralFormats } from "@/lib/values/formats";
import type { DeletionView } from "./deletion-view";
import { findDeletionPage } from "./find-deletion-page";

const columns: Record<string, (view: DeletionView) => string | number> = {
  Number: ({ number }) => number,
  Status: ({ status, needsAttentionCount, alarmCount, finishedAt }) =>
    finishedAt !== null && needsAttentionCount + alarmCount > 0
      ? "needs attention"
      : status.replaceAll("_", " "),
  Confirmed: ({ confirmedAt }) => isoOf(confirmedAt),
  Finished: ({ finishedAt }) => isoOf(finishedAt),
  "Confirmed by": ({ confirmedBy }) => keepingMark(confirmedBy),
  "Approved by": ({ approvedBy }) => keepingMark(approvedBy ?? ""),
  Why: ({ why }) => keepingMark(why ?? ""),
  Selected: ({ contactCount }) => contactCount,
  Deleted: ({ deletedCount }) => deletedCount,
  "Already gone": ({ alreadyGoneCount }) => alreadyGoneCount,
  Held: ({ needsAttentionCount }) => needsAttentionCount,
  Kept: ({ keptCount }) => keptCount,
  "Still billed": ({ alarmCount }) => alarmCount,
  "Payments stopped": ({ stopped }) => stopped.map((price) => priceLabel(neutralFormats, price)).join("; "),
};

/** Streams deletions as a CSV file in which no cell is a formula, newest first. */
export function deletionsCsv(access: SiteAccess, db: Database): ReadableStream {
  async function* rows(): AsyncGenerator<(string | number)[]> {
    for (let before: number | null = null; ; ) {
      const page = findDeletionPage(access, db, { search: "", state: null, before });
      for (const view of page.deletions) yield Object.values(columns).map((of) => of(view));
      before = page.before;
      if (before === null) return;
    }
  }
  const writer = stringify({
    header: true,
    columns: Object.keys(columns),
    bom: true,
    escape_formulas: true,
  });
  return Readable.toWeb(Readable.from(rows()).pipe(writer)) as ReadableStream;
}

function isoOf(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}
