import type { Database } from "@/db/open-database";

interface CapturedPlans {
  /** The steps of each statement in the order in which they were prepared. */
  plans: string[][];
  /** Every step of every statement. */
  steps(): string[];
  stop(): void;
}

/**
 * For tests: notes what SQLite would do for each statement that is prepared from now on, until it is stopped. Those that
 * `isMeant` does not mean are left out, and those that were prepared before cannot be seen.
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
