import { APIError } from "better-auth/api";
import { parseCookies } from "better-auth/cookies";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { auth } from "@/lib/auth/auth";
import { knownBrowserOf } from "@/lib/auth/sign-in/known-browser";
import { beginGuess, forgiveGuesses, type Guesser } from "@/lib/auth/sign-in/limit-guesses";
import { counterKeyOf, senderKeyOf } from "@/lib/doors/sender-key";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { codeOf, isFirstUse, type TypedCode } from "./code-of";

/** Is who gave the right password, and has to give a code. */
interface Challenged {
  userId: string;
  email: string;
}

/** Is what came of a code. `wrong` counts the wrong ones of the last hour, this one included. */
export type SecondStepOutcome =
  | ({ ok: true; wrong: number; kind: TypedCode["kind"] } & Challenged)
  | ({ ok: false; refusal: "wrong_code"; wrong: number } & Challenged)
  | ({ ok: false; refusal: "too_many_guesses"; waitMs: number } & Challenged)
  | { ok: false; refusal: "step_over" };

const lockedMs = 900_000;

/**
 * Begins the session of somebody who gave the right password in this browser within ten minutes, for a code of their app
 * or one of their recovery codes, each of which works once. Wrong ones make them wait as wrong passwords do.
 */
export async function takeSecondStep(
  typed: string,
  { sent, browser }: { sent: Headers; browser: string | undefined },
): Promise<SecondStepOutcome> {
  const challenge = await findChallenge(database(), sent);
  if (!challenge) return { ok: false, refusal: "step_over" };
  const { cookie, ...person } = challenge;
  const known = knownBrowserOf(browser, person.email);
  const guesser: Guesser = known
    ? { browser: `code ${known}` }
    : { sender: `code ${senderKeyOf(sent)}`, account: counterKeyOf(`code ${person.userId}`) };
  const begun = await beginGuess(guesser);
  if (!begun.ok) return { ok: false, refusal: "too_many_guesses", waitMs: begun.waitMs, ...person };
  const wrong = begun.wrongBefore + 1;
  const { kind, code } = codeOf(typed);
  if (!(await isFirstUse(person.userId, code))) return { ok: false, refusal: "wrong_code", wrong, ...person };
  const only = new Headers(sent);
  only.set("cookie", cookie);
  const { api } = auth(sent);
  const given = { body: { code }, headers: only };
  try {
    await inWriteTurn(database(), () =>
      kind === "app" ? api.verifyTOTP(given) : api.verifyBackupCode(given),
    );
  } catch (error) {
    if (!(error instanceof APIError) || storageFaultOf(error)) throw error;
    const refusal = refusalOf(error.body?.code);
    if (refusal === "wrong_code") return { ok: false, refusal, wrong, ...person };
    if (refusal === "step_over") return { ok: false, refusal };
    return { ok: false, refusal, waitMs: lockedMs, ...person };
  }
  await forgiveGuesses(guesser);
  return { ok: true, wrong: begun.wrongBefore, kind, ...person };
}

/** Finds who has to give a code in this browser, and the cookie that says so; undefined when nobody has to. */
export async function findChallenge(
  db: Database,
  sent: Headers,
): Promise<(Challenged & { cookie: string }) | undefined> {
  const { createAuthCookie } = await auth(sent).$context;
  const { name } = createAuthCookie("two_factor");
  const value = parseCookies(sent.get("cookie") ?? "").get(name);
  if (value === undefined) return undefined;
  const [identifier = ""] = decodeURIComponent(value).split(".");
  const found = prepared<Challenged>(
    db,
    `SELECT users.id AS userId, users.email FROM verifications AS challenge CROSS JOIN users ON users.id = challenge.value
     WHERE challenge.identifier = ? AND challenge.expires_at > ?`,
  ).get(identifier, Date.now());
  return found && { ...found, cookie: `${name}=${value}` };
}

function refusalOf(code: string | undefined): "wrong_code" | "step_over" | "too_many_guesses" {
  if (code === "INVALID_CODE" || code === "INVALID_BACKUP_CODE") return "wrong_code";
  return code === "ACCOUNT_TEMPORARILY_LOCKED" ? "too_many_guesses" : "step_over";
}
