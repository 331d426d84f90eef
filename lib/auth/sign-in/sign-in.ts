import { APIError } from "better-auth/api";
import { auth } from "@/lib/auth/auth";
import { counterKeyOf, senderKeyOf } from "@/lib/doors/sender-key";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { knownBrowserOf } from "./known-browser";
import { beginGuess, forgiveGuesses, type Guesser } from "./limit-guesses";

/**
 * Is what came of a try to sign in. `wrong` counts the wrong passwords of the last hour, this one included. With
 * `needsCode` nobody is signed in before they have given a code of their second factor.
 */
export type SignInOutcome =
  | { ok: true; wrong: number; needsCode: boolean }
  | { ok: false; refusal: "wrong_password"; wrong: number }
  | { ok: false; refusal: "too_many_guesses"; waitMs: number };

interface Try {
  email: string;
  password: string;
  sent: Headers;
  /** Is the cookie by which the browser may be known. */
  browser: string | undefined;
}

/**
 * Begins a session for the right password, or the second step of one. An unknown email and a wrong password are answered
 * alike, after the same work; after too many of either the password is not looked at for a while.
 */
export async function signIn({ email, password, sent, browser }: Try): Promise<SignInOutcome> {
  const known = knownBrowserOf(browser, email);
  const guesser: Guesser = known
    ? { browser: known }
    : { sender: senderKeyOf(sent), account: counterKeyOf(email) };
  const begun = await beginGuess(guesser);
  if (!begun.ok) return { ok: false, refusal: "too_many_guesses", waitMs: begun.waitMs };
  let needsCode: boolean;
  try {
    const given = { body: { email, password }, headers: sent };
    const answer = await inWriteTurn(database(), () => auth(sent).api.signInEmail(given));
    needsCode = "twoFactorRedirect" in answer;
  } catch (error) {
    if (!(error instanceof APIError) || storageFaultOf(error)) throw error;
    return { ok: false, refusal: "wrong_password", wrong: begun.wrongBefore + 1 };
  }
  await forgiveGuesses(guesser);
  return { ok: true, wrong: begun.wrongBefore, needsCode };
}
