import { expect, test, vi } from "vitest";
import { loadedOnce } from "./loaded-once";

test("loads once, however often it is asked for", async () => {
  const load = vi.fn(async () => "code");
  const { load: ask, current } = loadedOnce(load);
  ask();
  ask();
  expect(current()).toEqual({ value: undefined, hasFailed: false });
  await vi.waitFor(() => expect(current().value).toBe("code"));
  ask();
  expect(load).toHaveBeenCalledTimes(1);
});

test("loads again after a failure, and tells of each change until nobody listens", async () => {
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new Error("offline")).mockResolvedValueOnce("code");
  const { load: ask, current, subscribe } = loadedOnce(load);
  const listener = vi.fn();
  const stop = subscribe(listener);
  ask();
  await vi.waitFor(() => expect(current().hasFailed).toBe(true));
  ask();
  expect(current().hasFailed).toBe(false);
  stop();
  await vi.waitFor(() => expect(current().value).toBe("code"));
  expect(listener).toHaveBeenCalledTimes(3);
});
