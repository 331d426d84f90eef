"use server";

import { APIError } from "better-auth/api";
import { hashPassword } from "better-auth/crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { normaliseEmail } from "@/lib/values/email";
import { auth } from "./auth";
import { setUpMessages, signInMessages } from "./form-messages";
import { homePath, returnPathOf } from "./return-path";
import { type SetUpField, setUp, setUpInput } from "./set-up";

type SignInState = { error: string } | null;
type SetUpState = { error: string; field: SetUpField } | null;

export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = normaliseEmail(String(form.get("email") ?? ""));
  const password = String(form.get("password") ?? "");
  if (!email || !password) return { error: signInMessages.incomplete };
  try {
    await signIn(email, password);
  } catch (error) {
    if (error instanceof APIError) return { error: signInMessages.wrong };
    throw error;
  }
  redirect(returnPathOf(String(form.get("to") ?? "")));
}

export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
  redirect("/sign-in");
}

/** Creates the owner and the site, and signs the owner in. */
export async function setUpAction(_previous: SetUpState, form: FormData): Promise<SetUpState> {
  const parsed = setUpInput.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] as SetUpField;
    return { field, error: setUpMessages[field] };
  }
  const { password, ...owner } = parsed.data;
  const passwordHash = await hashPassword(password);
  const made = await inWriteTurn(database(), () => setUp(database(), { ...owner, passwordHash }, Date.now()));
  if (!made.ok) redirect("/sign-in");
  await signIn(owner.email, password);
  redirect(homePath);
}

async function signIn(email: string, password: string): Promise<void> {
  const given = { body: { email, password }, headers: await headers() };
  await inWriteTurn(database(), () => auth().api.signInEmail(given));
}
