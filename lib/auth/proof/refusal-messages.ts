import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { NoPasskey } from "./ask-passkey-proof";

/** Says why nobody proved that it is them. */
export const proofRefusalMessage = refusalMessages<ActionRefusal | NoPasskey | ProofRefusal>(proofMessages);
