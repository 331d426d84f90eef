import { waitLabel } from "@/lib/auth/sign-in/wait-label";

/** Says that somebody did not prove that it is them. */
export type ProofRefusal =
  | { ok: false; refusal: "wrong_password" | "passkey_unknown" }
  | { ok: false; refusal: "too_many_guesses"; waitMs: number };

/** Says why a proof was not taken, for the messages of every action that asks for one. */
export const proofMessages = {
  proof_needed: () => "Type your password, to show that it is you. Nothing was changed.",
  no_passkey: () => "You have no passkey. Type your password. Nothing was changed.",
  passkey_unknown: () => "This passkey was not taken. Try again, or type your password. Nothing was changed.",
  wrong_password: () => "That is not your password. Nothing was changed.",
  too_many_guesses: ({ waitMs }: { waitMs: number }) =>
    `Too many wrong passwords. Wait ${waitLabel(waitMs)}. Nothing was changed.`,
};
