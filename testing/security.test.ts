import fs from "node:fs";
import { expect, test } from "vitest";

const states = ["holds", "does not apply", "open"] as const;
const text = fs.readFileSync("docs/security.md", "utf8");
const rows = [
  ...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| \*([^*]+)\* \(([^|]+)\) \|$/gm),
].map(([, number = "", level = "", state = "", why = ""]) => ({ number, level, state, why }));

/** Counts the requirements of levels 1 and 2 in each chapter of ASVS 4.0.3, without those that it has deleted. */
const inChapter = [38, 53, 18, 9, 30, 13, 12, 15, 7, 5, 8, 15, 13, 23];

const pathsIn = (why: string) => [...why.matchAll(/`([\w.@/[\]()-]+)`/g)].map(([, path = ""]) => path);

test("every requirement of the standard stands there once, with one of three answers", () => {
  const numbers = rows.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(
    inChapter.map((_, at) => numbers.filter((number) => number.startsWith(`${at + 1}.`)).length),
  ).toEqual(inChapter);
  expect(rows.filter(({ level }) => level === "1")).toHaveLength(128);
  expect(rows.filter(({ state }) => !states.some((known) => known === state))).toEqual([]);
});

test("what holds names a test or a file, and whatever is named exists", () => {
  const holding = rows.filter(({ state }) => state === "holds");
  expect(holding.filter(({ why }) => pathsIn(why).length === 0)).toEqual([]);
  const named = rows.flatMap(({ number, why }) => pathsIn(why).map((path) => ({ number, path })));
  const isFile = (path: string) => /[./]/.test(path) || /^[A-Z][a-z]+$/.test(path);
  expect(named.filter(({ path }) => isFile(path) && !fs.existsSync(path))).toEqual([]);
});

test("the sums are right", () => {
  const [holds = 0, not = 0, open = 0] = states.map(
    (state) => rows.filter((row) => row.state === state).length,
  );
  expect(text.replaceAll("\n", " ")).toContain(
    `Of ${rows.length}, ${holds} hold, ${not} do not apply and ${open} are open.`,
  );
});
