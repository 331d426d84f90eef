import { afterAll, expect, test } from "vitest";

export interface Case {
  /** Identifies the kind of case. Several rows may share one id. */
  id: string;
  given: string;
  run: () => Promise<string> | string;
  right: string;
}

/** Runs each case as a test of its own, and prints all outcomes at the end. */
export function testCases(title: string, cases: Case[]): void {
  const rows: string[] = [];
  test.each(cases)("$id: $given", async ({ id, given, run, right }) => {
    const outcome = await run();
    rows.push(`${id.padEnd(4)}| ${given.padEnd(84)} | ${outcome}`);
    expect(outcome).toBe(right);
  });
  afterAll(() => {
    process.stdout.write(`\n${title}\n${rows.join("\n")}\n`);
  });
}
