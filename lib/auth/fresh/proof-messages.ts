import { waitLabel } from "@/lib/auth/sign-in/wait-label";

/** Says why a proof was not taken, for the messages of every action that asks for one. */
export const proofMessages = {
  proof_needed: () => "Type your password, to show that it is you. Nothing was changed.",
  wrong_password: () => "That is not your password. Nothing was changed.",
  no_password: () => "You have no password here. Set one first; nothing was changed.",
  too_many_guesses: ({ waitMs }: { waitMs: number }) =>
    `Too many wrong passwords. Wait ${waitLabel(waitMs)}. Nothing was changed.`,
};
