import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";

export const confirmEmailLabels = {
  title: "Confirm your new email",
  confirm: "Confirm this email",
  toAccount: "Go to your account",
} as const;

export const confirmEmailMessages = {
  ask: "From then on you sign in with it.",
  done: "From now on you sign in with this email.",
} as const;

type LinkRefusal = { ok: false; refusal: "link_over" | "too_often" };

/** Says why a link of a letter did nothing. */
export const linkRefusalMessage = refusalMessages<ActionRefusal | LinkRefusal>({
  link_over: () => "This link no longer works. Ask for another one.",
  too_often: () => "Too many tries. Wait a minute, and try again.",
});
