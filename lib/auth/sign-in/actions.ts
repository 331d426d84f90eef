"use server";

import { hashPassword } from "better-auth/crypto";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { hasOwner } from "@/lib/auth/accounts/has-owner";
import { type SetUpField, setUp, setUpInput } from "@/lib/auth/accounts/set-up";
import { endSetUpLink, isSetUpToken, setUpParameter } from "@/lib/auth/accounts/set-up-link";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { weaknessOf } from "@/lib/auth/passwords/weakness-of";
import { codePathFor, homePath, returnPathOf, takenPath } from "@/lib/auth/return-path";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { normaliseEmail } from "@/lib/values/email";
import { setUpLinkProblem, setUpMessages, signInMessages } from "./form-messages";
import { signInHere } from "./sign-in-here";
import { signOut } from "./sign-out";

type SignInState = { error: string } | null;
/** Names the box that is wrong; null when it is the link. */
type SetUpState = { error: string; field: SetUpField | null } | null;

export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = normaliseEmail(String(form.get("email") ?? ""));
  const password = String(form.get("password") ?? "");
  if (!email || !password) return { error: signInMessages.incomplete };
  const to = returnPathOf(String(form.get("to") ?? ""));
  try {
    const outcome = await signInHere(email, password);
    if (outcome.ok && outcome.needsCode) redirect(codePathFor(to));
    if (!outcome.ok)
      return {
        error:
          outcome.refusal === "wrong_password"
            ? signInMessages.wrong
            : signInMessages.tooMany(outcome.waitMs),
      };
  } catch (error) {
    return { error: problemOf(error) };
  }
  redirect(to);
}

export async function signOutAction(): Promise<void> {
  await signOut(await headers(), Date.now());
  redirect("/sign-in");
}

/**
 * Creates the owner and the site for whoever has the link of the last start, and signs them in. Whoever comes second
 * is told so where one signs in. The password is hashed when nothing else is left to refuse.
 */
export async function setUpAction(_previous: SetUpState, form: FormData): Promise<SetUpState> {
  const parsed = setUpInput.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] as SetUpField;
    return { field, error: setUpMessages[field] };
  }
  try {
    if (hasOwner(database())) redirect(takenPath);
    if (!isSetUpToken(form.get(setUpParameter))) return { field: null, error: setUpLinkProblem };
    const { password, ...owner } = parsed.data;
    const weakness = weaknessOf(password, [owner.email, owner.name, owner.siteName]);
    if (weakness) return { field: "password", error: weaknessMessages[weakness] };
    const passwordHash = await hashPassword(password);
    const made = await inWriteTurn(database(), () =>
      setUp(database(), { ...owner, passwordHash }, Date.now()),
    );
    if (!made.ok) redirect(takenPath);
    endSetUpLink();
    await signInHere(owner.email, password);
  } catch (error) {
    return { field: null, error: problemOf(error) };
  }
  redirect(homePath);
}

/** Logs an error that nobody expected, and says what to do about it. Lets a redirect pass. */
function problemOf(error: unknown): string {
  unstable_rethrow(error);
  const reference = logUnexpected(error);
  return storageRefusalOf(error)?.says ?? signInMessages.unexpected(reference);
}
