import { expect } from "vitest";
import type { Database } from "@/db/open-database";

/** For tests: the plans of the pages of contacts that `run` reads, a line for each step. */
export function plansOfPages(db: Database, run: () => void): string[] {
  const planned: string[] = [];
  const { $client } = db;
  const prepare = $client.prepare.bind($client);
  $client.prepare = ((source: string) => {
    if (source.includes('"contacts"') && /order by/.test(source)) {
      const values = Array(source.split("?").length - 1).fill(1);
      const plan = prepare(`EXPLAIN QUERY PLAN ${source}`).all(...values) as { detail: string }[];
      planned.push(...plan.map(({ detail }) => detail));
    }
    return prepare(source);
  }) as typeof $client.prepare;
  try {
    run();
  } finally {
    $client.prepare = prepare;
  }
  return planned;
}

/** No step goes through a whole table, the few contacts that are held excepted, and none sorts. */
export function expectIndexed(planned: string[]): void {
  const scans = planned.filter((detail) => detail.startsWith("SCAN"));
  const isHeld = /held|USING COVERING INDEX deletion_items_held/;
  expect(scans.filter((detail) => !isHeld.test(detail))).toEqual([]);
  expect(planned.filter((detail) => detail.includes("TEMP B-TREE FOR ORDER BY"))).toEqual([]);
}
