import { expect } from "vitest";
import type { Database } from "@/db/open-database";
import { capturePlans } from "./capture-plans";

/** Returns the query plans of the pages of contacts (or of another table) that `run` reads, one line per step. */
export async function plansOfPages(db: Database, run: () => unknown, table = "contacts"): Promise<string[]> {
  const isPage = (source: string) => source.includes(`"${table}"`) && /order by/i.test(source);
  const captured = capturePlans(db, isPage);
  try {
    await run();
  } finally {
    captured.stop();
  }
  return captured.plans.flatMap(withoutFew);
}

const byId = "SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)";

/** Keeps of a plan that reads a few contacts by id only how it finds them, because it may sort those. */
function withoutFew(plan: string[]): string[] {
  const isOfFew = plan[0] === byId && plan.some((detail) => detail.startsWith("SCAN json_each"));
  return isOfFew ? [byId] : plan;
}

/** Expects that no step sorts, and that none scans a whole table. Scans of the few held contacts are allowed. */
export function expectIndexed(planned: string[]): void {
  const scans = planned.filter((detail) => detail.startsWith("SCAN"));
  const isHeld = /USING (COVERING )?INDEX deletion_items_held/;
  expect(scans.filter((detail) => !isHeld.test(detail))).toEqual([]);
  expect(planned.filter((detail) => detail.includes("TEMP B-TREE FOR ORDER BY"))).toEqual([]);
}
