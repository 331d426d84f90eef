import { expect } from "vitest";
import type { Database } from "@/db/open-database";
import { capturePlans } from "./capture-plans";

/** Returns the query plans of the pages of contacts (or of another table) that `run` reads, one line per step. */
export function plansOfPages(db: Database, run: () => void, table = "contacts"): string[] {
  const isPage = (source: string) => source.includes(`"${table}"`) && /order by/.test(source);
  const captured = capturePlans(db, isPage);
  try {
    run();
  } finally {
    captured.stop();
  }
  return captured.steps();
}

/** Expects that no step sorts, and that none scans a whole table. Scans of the few held contacts are allowed. */
export function expectIndexed(planned: string[]): void {
  const scans = planned.filter((detail) => detail.startsWith("SCAN"));
  const isHeld = /USING (COVERING )?INDEX deletion_items_held/;
  expect(scans.filter((detail) => !isHeld.test(detail))).toEqual([]);
  expect(planned.filter((detail) => detail.includes("TEMP B-TREE FOR ORDER BY"))).toEqual([]);
}
