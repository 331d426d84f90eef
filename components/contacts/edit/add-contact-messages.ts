import type { ErasedIdentity } from "@/lib/consent/identities/erased-identities";
import type { Formats } from "@/lib/values/formats";

type Remembered = Record<ErasedIdentity["reason"], (day: string) => string>;

const before: Remembered = {
  deleted: (day) => `This email was deleted here on ${day}`,
  forgotten: (day) => `You blocked this email on ${day}`,
  opted_out: (day) => `This email came with a list of opt-outs on ${day}`,
};

/** Says what is remembered of an email that is about to be added. Only `deleted` says anything about before. */
export function erasedTitle(format: Pick<Formats, "date">, { reason, erasedAt }: ErasedIdentity): string {
  return `${before[reason](format.date(erasedAt))}.`;
}

/** Says what adding an erased email does. */
export const erasedText: Record<ErasedIdentity["reason"], string> = {
  deleted:
    "Adding it starts over: nothing from before comes back, and no marketing email goes out until they confirm.",
  forgotten: "You can add it. No marketing email goes out until they confirm.",
  opted_out: "You can add it. No marketing email goes out until they confirm.",
};

/** Says after adding what else the owner should know of the email; empty where it was never erased. */
export function addedMessage(format: Pick<Formats, "date">, erased: ErasedIdentity | null): string {
  if (!erased) return "Contact added.";
  const nothingBack = erased.reason === "deleted" ? " Nothing from before came back." : "";
  return `Contact added. ${erasedTitle(format, erased)}${nothingBack}`;
}
