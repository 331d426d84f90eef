import type { Database } from "@/db/open-database";

interface CapturedPlans {
  /** Holds the steps of each statement, in the order in which the statements were prepared. */
  plans: string[][];
  /** Returns every step of every statement. */
  steps(): string[];
  stop(): void;
}

/**
 * Records SQLite's query plan for each statement that is prepared from now on, until `stop`. Leaves out statements
 * that `isMeant` rejects, and cannot see statements prepared before.
 */
export function capturePlans(db: Database, isMeant: (source: string) => boolean = () => true): CapturedPlans {
  const { $client } = db;
  const prepare = $client.prepare.bind($client);
  const plans: string[][] = [];
  $client.prepare = ((source: string) => {
    if (isMeant(source)) {
      const rows = prepare(`EXPLAIN QUERY PLAN ${source}`).all(...anyValues(source)) as { detail: string }[];
      plans.push(rows.map(({ detail }) => detail));
    }
    return prepare(source);
  }) as typeof $client.prepare;
  return {
    plans,
    steps: () => plans.flat(),
    stop: () => {
      $client.prepare = prepare;
    },
  };
}

function anyValues(source: string): unknown[] {
  const named = source.match(/@\w+/g);
  if (named) return [Object.fromEntries(named.map((name) => [name.slice(1), 1]))];
  return Array(source.split("?").length - 1).fill(1);
}
