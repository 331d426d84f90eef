import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginGuess, forgiveGuesses, type Guesser } from "./limit-guesses";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const hourMs = 3_600_000;
const stepMs = 5000;
let made = 0;
const fresh = (name: string) => {
  made += 1;
  return `${name} ${made}`;
};

/** Counts the guesses that get as far as a password, tried every five seconds for a time. */
async function guessesWithin(ms: number, guesser: (at: number) => Guesser): Promise<number> {
  let looked = 0;
  for (let at = 0; at < ms; at += stepMs) {
    if ((await beginGuess(guesser(at))).ok) looked += 1;
    vi.advanceTimersByTime(stepMs);
  }
  return looked;
}

test("five wrong passwords are free, then each pause is twice as long, up to a quarter of an hour", async () => {
  const guesser = { sender: fresh("sender"), account: fresh("account") };
  for (let at = 0; at < 6; at += 1) expect(await beginGuess(guesser)).toEqual({ ok: true, wrongBefore: at });
  const waits: number[] = [];
  for (let at = 0; at < 9; at += 1) {
    const refused = await beginGuess({ ...guesser, account: fresh("account") });
    waits.push(refused.ok ? 0 : refused.waitMs / 1000);
    vi.advanceTimersByTime(refused.ok ? 0 : refused.waitMs);
    expect(await beginGuess({ ...guesser, account: fresh("account") })).toMatchObject({ ok: true });
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900]);
});

test("three hundred at once are five and one, not three hundred", async () => {
  const guesser = { sender: fresh("sender"), account: fresh("account") };
  const tried = await Promise.all(Array.from({ length: 300 }, () => beginGuess(guesser)));
  expect(tried.filter(({ ok }) => ok)).toHaveLength(6);
});

test("of one account everybody together looks at about a hundred passwords an hour", async () => {
  const account = fresh("account");
  const looked = await guessesWithin(hourMs, () => ({ sender: fresh("sender"), account }));
  expect(looked).toBeLessThanOrEqual(101);
  expect(looked).toBeGreaterThan(90);
});

test("one sender looks at some twenty passwords an hour, of however many accounts", async () => {
  const sender = fresh("sender");
  expect(await guessesWithin(hourMs, () => ({ sender, account: fresh("account") }))).toBeLessThan(25);
});

test("while others guess, the owner gets in from a browser that signed in before", async () => {
  const account = fresh("account");
  await guessesWithin(hourMs / 2, () => ({ sender: fresh("sender"), account }));
  expect(await beginGuess({ sender: fresh("sender"), account })).toMatchObject({ ok: false });
  expect(await beginGuess({ browser: fresh("browser") })).toMatchObject({ ok: true });
});

test("nobody is shut out for good: an hour later everything is as before", async () => {
  const guesser = { sender: fresh("sender"), account: fresh("account") };
  await guessesWithin(hourMs, () => guesser);
  vi.advanceTimersByTime(hourMs);
  expect(await beginGuess(guesser)).toEqual({ ok: true, wrongBefore: 0 });
});

test("the right password forgives the wrong ones", async () => {
  const guesser = { sender: fresh("sender"), account: fresh("account") };
  for (let at = 0; at < 6; at += 1) await beginGuess(guesser);
  await forgiveGuesses(guesser);
  expect(await beginGuess(guesser)).toEqual({ ok: true, wrongBefore: 0 });
});

test.each([-5, 5])("a clock that is set by %d hours makes nobody wait longer than a pause", async (hours) => {
  const guesser = { browser: fresh("browser") };
  for (let at = 0; at < 6; at += 1) await beginGuess(guesser);
  vi.setSystemTime(Date.now() + hours * hourMs);
  const begun = await beginGuess(guesser);
  expect(begun.ok ? 0 : begun.waitMs).toBeLessThanOrEqual(10_000);
  vi.advanceTimersByTime(5_000);
  expect(await beginGuess(guesser)).toMatchObject({ ok: true });
});
