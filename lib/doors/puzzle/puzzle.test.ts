import { deriveKey as derivedByAltcha } from "altcha-lib/algorithms/sha";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveKey, type Puzzle } from "./derive-key";
import { makePuzzle, puzzleSeconds, triesOf } from "./make-puzzle";
import { opens } from "./opens";
import { solvePuzzle } from "./solve-puzzle";

const now = () => Date.now();

async function solved(puzzle: Puzzle): Promise<string> {
  const solution = await solvePuzzle(puzzle);
  if (solution === undefined) throw new Error("not solved");
  return solution;
}

test("a solved puzzle opens its door once", async () => {
  const solution = await solved(await makePuzzle("form 1", 1, now()));
  expect(await opens("form 2", solution)).toBe(false);
  expect(await opens("form 1", solution)).toBe(true);
  expect(await opens("form 1", solution)).toBe(false);
});

test("neither one that ran out nor one that was changed opens anything", async () => {
  const late = await solved(await makePuzzle("form 1", 1, now() - (puzzleSeconds + 1) * 1000));
  expect(await opens("form 1", late)).toBe(false);
  const { puzzle, solution } = JSON.parse(await solved(await makePuzzle("form 1", 1, now())));
  const changes = [
    { puzzle: { ...puzzle, parameters: { ...puzzle.parameters, data: { door: "form 9" } } }, solution },
    { puzzle: { ...puzzle, parameters: { ...puzzle.parameters, cost: 1, keyPrefix: "00" } }, solution },
    { puzzle, solution: { ...solution, derivedKey: "00".repeat(32) } },
    { puzzle: { parameters: puzzle.parameters }, solution },
  ];
  for (const changed of changes)
    for (const door of ["form 1", "form 9"]) expect(await opens(door, JSON.stringify(changed))).toBe(false);
});

test("whatever else is sent opens nothing and breaks nothing", async () => {
  const real = JSON.parse(JSON.stringify({ puzzle: await makePuzzle("form 1", 1, now()), solution: {} }));
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.anything().map((solution) => JSON.stringify({ ...real, solution }) ?? ""),
    fc.anything().map((data) => JSON.stringify({ ...real, puzzle: { ...real.puzzle, parameters: data } })),
    fc.constant("x".repeat(100_000)),
  );
  await fc.assert(
    fc.asyncProperty(odd, async (text) => {
      expect(await opens("form 1", text)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test("more pressure makes it harder, up to a bound", async () => {
  expect([0, 1, 3.5, 8, 1_000_000].map(triesOf)).toEqual([800, 800, 2400, 6400, 6400]);
  const { solution } = JSON.parse(await solved(await makePuzzle("form 1", 2, now())));
  expect(solution.counter).toBeGreaterThanOrEqual(1600);
  expect(solution.counter).toBeLessThanOrEqual(3200);
});

test("our hash is altcha's own", async () => {
  const { parameters } = await makePuzzle("form 1", 1, now());
  const [salt, password] = [new Uint8Array([1, 2, 3]), new Uint8Array([4, 5])];
  const ours = await deriveKey(parameters, salt, password);
  expect([...ours.derivedKey]).toEqual([...(await derivedByAltcha(parameters, salt, password)).derivedKey]);
});
