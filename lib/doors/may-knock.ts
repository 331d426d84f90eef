import { type Counted, countOnce, isWithin } from "./is-within";
import { senderKeyOf } from "./sender-key";

interface Limit {
  /** Bounds what one sender may do in a minute. */
  sender: number;
  /** Bounds what all may do in a minute, where each time makes work for others, such as a letter. */
  all?: number;
}

/** Lists the public doors, at which nobody has a session. */
const limits = {
  account_link: { sender: 30 },
  confirm: { sender: 30 },
  form: { sender: 10, all: 120 },
  join: { sender: 30 },
  passkey: { sender: 30 },
  password_reset: { sender: 10 },
  unknown_api_key: { sender: 30 },
  unsigned_webhook: { sender: 30 },
  unsubscribe: { sender: 30 },
  verify: { sender: 30 },
} as const satisfies Record<string, Limit>;

const seconds = 60;

export type Door = keyof typeof limits;

/**
 * Tells whether a sender may come to a public door once more. `which` parts doors of one kind, such as the forms of a
 * site. It counts in memory, so nothing is stored of who came.
 */
export async function mayKnock(door: Door, headers: Headers, which = 0): Promise<boolean> {
  return (await waitToKnock(door, headers, which)) === 0;
}

/** Counts as `mayKnock` does. Returns 0 when the sender may come, else in how many seconds to come again. */
export async function waitToKnock(door: Door, headers: Headers, which = 0): Promise<number> {
  return (await countKnock(door, headers, which)).waitSeconds;
}

/** Counts as `mayKnock` does, and tells how many times over the limit that is. */
export async function countKnock(door: Door, headers: Headers, which: number): Promise<Counted> {
  const limit: Limit = limits[door];
  const name = `${door} ${which}`;
  const ofSender = { name: `sender ${limit.sender}`, points: limit.sender, seconds };
  const counted = await countOnce(ofSender, `${name} ${senderKeyOf(headers)}`);
  if (counted.waitSeconds > 0 || limit.all === undefined) return counted;
  return countOnce({ name: `all ${limit.all}`, points: limit.all, seconds }, name);
}

/** Bounds what may be done in a minute under one API key: at all, and that makes a letter leave. */
const usesOfKey = { ask: 300, ask_to_confirm: 60 } as const;
export type KeyUse = keyof typeof usesOfKey;

/** Counts one more use of a key. Returns 0 when it may be, else in how many seconds to come again. */
export async function waitOfKey(use: KeyUse, keyId: number): Promise<number> {
  const limit = { name: `key ${use}`, points: usesOfKey[use], seconds };
  return (await countOnce(limit, String(keyId))).waitSeconds;
}

/** Bounds what one person who is signed in may ask in a minute, where a program could ask about everyone it knows of. */
const questionsPerMinute = 20;

/** Tells whether a person may ask once more whether someone was in a receipt, from wherever they ask. */
export function mayAskReceipts(userId: string): Promise<boolean> {
  return isWithin({ name: "questions about receipts", points: questionsPerMinute, seconds }, userId);
}
