import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const fewestCharacters = 12;
const mostCharacters = 128;

/** Is the score of a password that takes more than a hundred million guesses. */
const goodScore = 3;

export type PasswordWeakness = "too_short" | "too_long" | "too_common";

/** Is how hard a password is to guess, where nothing is wrong with it. */
export type PasswordStrength = "good" | "strong";

let guesser: ZxcvbnFactory | undefined;

/**
 * Tells what is wrong with a new password; undefined when nothing is. `about` holds what anybody knows of the person,
 * such as their email and name. Passwords that were chosen under another rule are never asked.
 */
export function weaknessOf(password: string, about: string[]): PasswordWeakness | undefined {
  const rated = ratePassword(password, about);
  return rated === "good" || rated === "strong" ? undefined : rated;
}

/** Returns the rating of a new password by the rule of `weaknessOf`. It asks no server, so a browser can do it too. */
export function ratePassword(password: string, about: string[]): PasswordWeakness | PasswordStrength {
  const length = [...password].length;
  if (length < fewestCharacters) return "too_short";
  if (length > mostCharacters) return "too_long";
  // It knows the passwords that most people choose, and how they are usually varied.
  guesser ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score } = guesser.check(password, about.filter(Boolean));
  if (score < goodScore) return "too_common";
  return score > goodScore ? "strong" : "good";
}
