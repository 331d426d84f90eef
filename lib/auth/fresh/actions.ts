"use server";

import { headers } from "next/headers";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { findSessionId } from "./current-session";
import { freshProof, proveFresh } from "./prove-fresh";

/** Takes its turn to write only once the password was looked at, which takes long. */
export const proveFreshAction = siteAction({
  permission: "account.own",
  input: freshProof,
  isReading: true,
  run: async (access, proof) => {
    const [sessionId, sent] = [await findSessionId(), await headers()];
    if (sessionId === undefined) return { ok: false as const, refusal: "not_signed_in" as const };
    return proveFresh(access, database(), proof, { sessionId, sent }, Date.now());
  },
});
