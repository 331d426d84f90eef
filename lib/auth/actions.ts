"use server";

import { APIError } from "better-auth/api";
import { hashPassword } from "better-auth/crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { normaliseEmail } from "@/lib/values/email";
import { auth } from "./auth";
import { setUp, setUpInput } from "./set-up";
import { invalidInput } from "./site-action";

type FormState = { error: string; field?: string } | null;

export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const email = normaliseEmail(String(form.get("email") ?? ""));
  const password = String(form.get("password") ?? "");
  if (!email || !password) return { error: "Type your email address and your password." };
  try {
    const given = { body: { email, password }, headers: await headers() };
    await inWriteTurn(database(), () => auth().api.signInEmail(given));
  } catch (error) {
    if (error instanceof APIError) return { error: "Email or password is wrong." };
    throw error;
  }
  redirect("/contacts");
}

export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
  redirect("/sign-in");
}

export async function setUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const typed = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$")));
  const parsed = setUpInput.safeParse(typed);
  if (!parsed.success) {
    const { field, expected } = invalidInput(parsed.error);
    return { field, error: `Expected ${expected}.` };
  }
  const { password, ...owner } = parsed.data;
  const passwordHash = await hashPassword(password);
  await inWriteTurn(database(), () => setUp(database(), { ...owner, passwordHash }, Date.now()));
  redirect("/sign-in");
}
