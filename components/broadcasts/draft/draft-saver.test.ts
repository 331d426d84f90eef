import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftSaver, type DraftText, pauseMs, retryMs } from "./draft-saver";

const written: DraftText = { subject: "Hello", body: "", target: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Stands for the server: it keeps the text when it is asked with the time it last told. */
class Server {
  readonly saved: DraftText[] = [];
  updatedAt = 1;
  isAway = false;
  save = async ({ seenAt, ...text }: DraftText & { seenAt: number }) => {
    if (this.isAway) throw new Error("no connection");
    if (seenAt !== this.updatedAt) return { ok: false, refusal: "changed_elsewhere" } as const;
    this.saved.push(text);
    this.updatedAt += 1;
    return { ok: true, updatedAt: this.updatedAt } as const;
  };
}

function world() {
  const server = new Server();
  const saver = new DraftSaver(written, 1, { save: server.save, onSaved: () => undefined });
  return { server, saver };
}

test("what is typed is saved once, a moment after the last key", async () => {
  const { server, saver } = world();
  for (const body of ["a", "ab", "abc"]) saver.change({ body });
  expect(saver.current().standing).toBe("unsaved");
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(server.saved).toEqual([{ ...written, body: "abc" }]);
  expect(saver.current()).toMatchObject({ standing: "saved", updatedAt: 2 });
});

test("what is typed while it is being saved is saved after it", async () => {
  const { server, saver } = world();
  saver.change({ body: "a" });
  const saving = saver.flush();
  saver.change({ body: "ab" });
  await saving;
  expect(saver.current().standing).toBe("unsaved");
  expect(await saver.flush()).toBe(true);
  expect(server.saved.map(({ body }) => body)).toEqual(["a", "ab"]);
});

test("without a connection the text stays, and is saved once there is one", async () => {
  const { server, saver } = world();
  server.isAway = true;
  saver.change({ body: "a" });
  expect(await saver.flush()).toBe(false);
  expect(saver.current()).toMatchObject({ standing: "lost", text: { body: "a" } });
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(retryMs);
  expect(saver.current().standing).toBe("saved");
});

test("changed in another window, nothing is overwritten until the owner has chosen", async () => {
  const { server, saver } = world();
  server.updatedAt = 7;
  saver.change({ body: "mine" });
  await saver.flush();
  saver.change({ body: "mine too" });
  await vi.advanceTimersByTimeAsync(retryMs);
  expect(server.saved).toEqual([]);
  expect(saver.current()).toMatchObject({ standing: "refused", refusal: { refusal: "changed_elsewhere" } });
  const theirs = { ...written, body: "theirs", updatedAt: 7 };
  saver.rebase(theirs, "mine");
  await saver.flush();
  expect(server.saved.map(({ body }) => body)).toEqual(["mine too"]);
  saver.rebase({ ...theirs, updatedAt: 8 }, "theirs");
  expect(saver.current()).toMatchObject({ standing: "saved", text: { body: "theirs" } });
});
