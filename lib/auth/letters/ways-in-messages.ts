import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

/** Is how else somebody signs in to an account whose password is new. */
export interface WaysIn {
  hasSecondFactor: boolean;
  passkeys: number;
  removedPasskeys: number;
}

/** Says in a sentence each how an account can still be signed in to after its password was reset. */
export function waysInMessages({ hasSecondFactor, passkeys, removedPasskeys }: WaysIn): string[] {
  const removed = countOf(neutralFormats, removedPasskeys, "passkey was", "passkeys were");
  const stay = countOf(neutralFormats, passkeys, "passkey still signs", "passkeys still sign");
  return [
    hasSecondFactor ? "Signing in with the password still asks for the second factor." : "",
    removedPasskeys > 0 ? `${removed} removed.` : "",
    passkeys > 0 ? `${stay} in without the password. Remove on the account page what you do not know.` : "",
  ].filter((sentence) => sentence !== "");
}
