"use server";

import { z } from "zod";
import { currentSession } from "@/lib/auth/fresh/current-session";
import { accountAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { askPasskeyProof } from "./ask-passkey-proof";
import { freshProof, proveFresh } from "./prove-fresh";

export const askPasskeyProofAction = accountAction({
  isReading: true,
  input: z.strictObject({}),
  run: async (access) => askPasskeyProof(access, database(), await currentSession()),
});

export const proveFreshAction = accountAction({
  input: freshProof,
  run: async (access, proof) => proveFresh(access, database(), proof, await currentSession()),
});
