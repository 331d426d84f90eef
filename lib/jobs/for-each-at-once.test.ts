import fc from "fast-check";
import { expect, test } from "vitest";
import { forEachAtOnce } from "./for-each-at-once";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("everything is done, and never more at once than allowed", async () => {
  const [done, most] = [new Set<number>(), { at: 0, ever: 0 }];
  await forEachAtOnce([...Array(20).keys()], 3, async (item) => {
    most.at += 1;
    most.ever = Math.max(most.ever, most.at);
    await pause(item % 3);
    most.at -= 1;
    done.add(item);
  });
  expect(done.size).toBe(20);
  expect(most.ever).toBe(3);
});

test("after the first failure nothing more begins, and nothing is under way when it is thrown", async () => {
  const world = fc.record({
    atOnce: fc.integer({ min: 1, max: 5 }),
    items: fc.array(fc.record({ fails: fc.boolean(), ms: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 12,
    }),
  });
  await fc.assert(
    fc.asyncProperty(world, async ({ atOnce, items }) => {
      let [underWay, begunAfterFailure, hasFailed] = [0, 0, false];
      const all = forEachAtOnce(items, atOnce, async ({ fails, ms }) => {
        if (hasFailed) begunAfterFailure += 1;
        underWay += 1;
        await pause(ms);
        underWay -= 1;
        if (!fails) return;
        hasFailed = true;
        throw new Error("failed");
      });
      const failure: unknown = await all.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure !== undefined).toBe(items.some(({ fails }) => fails));
      expect(underWay).toBe(0);
      expect(begunAfterFailure).toBe(0);
    }),
    { numRuns: 60 },
  );
});
