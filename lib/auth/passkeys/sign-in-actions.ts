"use server";

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { auth } from "@/lib/auth/auth";
import { returnPathOf } from "@/lib/auth/return-path";
import { rememberBrowser } from "@/lib/auth/sign-in/remember-browser";
import { mayKnock } from "@/lib/doors/may-knock";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { askPasskey, takePasskey } from "./sign-in-by-passkey";
import { passkeySignInMessages } from "./sign-in-messages";

type Asked = { ok: true; options: PublicKeyCredentialRequestOptionsJSON } | { ok: false; says: string };
type Taken = { ok: true; path: string } | { ok: false; says: string };

/** Is public: tells a browser what a passkey has to sign. */
export async function askPasskeyAction(): Promise<Asked> {
  try {
    if (!(await mayKnock("passkey", await headers())))
      return { ok: false, says: passkeySignInMessages.tooOften };
    return { ok: true, options: await askPasskey(Date.now()) };
  } catch (error) {
    return { ok: false, says: problemOf(error) };
  }
}

/** Is public: signs in whoever has a passkey. Answers where to go. */
export async function takePasskeyAction(given: {
  response: AuthenticationResponseJSON;
  to: string;
}): Promise<Taken> {
  try {
    const sent = await headers();
    if (!(await mayKnock("passkey", sent))) return { ok: false, says: passkeySignInMessages.tooOften };
    const { response, to } = Object(given) as Partial<typeof given>;
    if (typeof response !== "object" || response === null)
      return { ok: false, says: passkeySignInMessages.unknown };
    const taken = await inWriteTurn(database(), async () => {
      const found = await takePasskey(database(), response, Date.now());
      if (found.ok) await auth(sent).api.beginSession({ body: { userId: found.userId }, headers: sent });
      return found;
    });
    if (!taken.ok) return { ok: false, says: passkeySignInMessages.unknown };
    await rememberBrowser(taken.email, sent);
    return { ok: true, path: returnPathOf(String(to ?? "")) };
  } catch (error) {
    return { ok: false, says: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  unstable_rethrow(error);
  const reference = logUnexpected(error);
  return storageRefusalOf(error)?.says ?? passkeySignInMessages.unexpected(reference);
}
