import { CancelledError, QueryClient } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { afterEach, expect, test } from "vitest";
import { isPageLeft, leavePage, stayOnPage } from "./leave-page";
import { readJson } from "./read-json";

const client = new QueryClient();
const { signal } = new AbortController();

afterEach(stayOnPage);

test("a page that is being left reads nothing, until it is shown again", async () => {
  let isDone: (result: { ok: boolean }) => void = () => undefined;
  const leaving = leavePage(client, () => new Promise<{ ok: boolean }>((resolve) => (isDone = resolve)));
  await expect(readJson("/api/segments", signal)).rejects.toBeInstanceOf(CancelledError);
  isDone({ ok: true });
  expect(await leaving).toEqual({ ok: true });
  await expect(readJson("/api/segments", signal)).rejects.toBeInstanceOf(CancelledError);
  stayOnPage();
  await expect(readJson("/api/segments", signal)).rejects.not.toBeInstanceOf(CancelledError);
});

test("a page stays when what would end it is refused or fails", async () => {
  await leavePage(client, async () => ({ ok: false }));
  expect(isPageLeft()).toBe(false);
  const lost = leavePage(client, async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(lost).rejects.toThrow("Failed to fetch");
  expect(isPageLeft()).toBe(false);
});

test("an action that leads to another page leaves this one", async () => {
  await expect(leavePage(client, async () => redirect("/sign-in"))).rejects.toThrow("NEXT_REDIRECT");
  expect(isPageLeft()).toBe(true);
});
