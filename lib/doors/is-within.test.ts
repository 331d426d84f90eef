import { expect, test } from "vitest";
import { processSingleton } from "@/lib/system/process-singleton";
import { countOnce } from "./is-within";

const limit = { points: 2, seconds: 60 };

test("counts up to the limit, then says how long to wait", async () => {
  const here = { ...limit, name: "of this bundle" };
  expect(await countOnce(here, "sender")).toEqual({ waitSeconds: 0, pressure: 0 });
  await countOnce(here, "sender");
  const over = await countOnce(here, "sender");
  expect(over.pressure).toBe(1.5);
  expect(over.waitSeconds).toBeGreaterThan(0);
  expect(await countOnce(here, "another")).toEqual({ waitSeconds: 0, pressure: 0 });
});

test("knows the limit of a counter that another copy of the library made, and passes errors on", async () => {
  processSingleton("limit of another bundle", () => ({
    consume: () => Promise.reject({ msBeforeNext: 2000, consumedPoints: 3 }),
  }));
  const there = { ...limit, name: "another bundle" };
  expect(await countOnce(there, "sender")).toEqual({ waitSeconds: 2, pressure: 1.5 });
  processSingleton("limit of a broken one", () => ({ consume: () => Promise.reject(new Error("broken")) }));
  await expect(countOnce({ ...limit, name: "a broken one" }, "sender")).rejects.toThrow("broken");
});
