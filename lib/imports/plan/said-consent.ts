import type { MarketingWish } from "@/lib/consent/status/next-marketing-status";
import { type ImportedStatus, readStatus, tellsOnlyWhoIsOut } from "@/lib/imports/cells/read-status";
import type { ConsentNote } from "./import-note";
import type { ImportConsent } from "./import-view";

/** Is what all columns of a row say about consent. `nothing` means that only columns about opting out speak of it. */
export type SaidConsent =
  | "nothing"
  | "blank"
  | "subscribed"
  | "pending"
  | "never_subscribed"
  | "unknown"
  | "bounced"
  | "unsubscribed"
  | "complained";

/** Orders statements from the weakest to the strongest, for columns or rows of one email that disagree. */
const weight: SaidConsent[] = [
  "nothing",
  "blank",
  "subscribed",
  "pending",
  "never_subscribed",
  "unknown",
  "bounced",
  "unsubscribed",
  "complained",
];

export function weightOf(said: SaidConsent): number {
  return weight.indexOf(said);
}

export function saidOfWeight(weightOfSaid: number): SaidConsent {
  return weight[weightOfSaid] ?? "unknown";
}

/** Returns what the columns about consent say together: the statement that is most against sending. */
export function saidConsent(cells: string[], columns: { index: number; header: string }[]): SaidConsent {
  let heaviest = 0;
  for (const { index, header } of columns) {
    const said = saidBy(readStatus(cells[index] ?? "", header), header);
    heaviest = Math.max(heaviest, weightOf(said));
  }
  return saidOfWeight(heaviest);
}

function saidBy(status: ImportedStatus, header: string): SaidConsent {
  if (status === "not_out") return "nothing";
  return status === "blank" && tellsOnlyWhoIsOut(header) ? "nothing" : status;
}

const outs = ["bounced", "unsubscribed", "complained"] as const;
const notes: Partial<Record<SaidConsent, ConsentNote>> = {
  unknown: "says_unknown",
  never_subscribed: "says_never",
  pending: "says_pending",
  blank: "says_blank",
};

/** Returns what the list asks for this person. A blank or unknown word is never a yes. */
export function wishOf(said: SaidConsent, consent: ImportConsent): MarketingWish {
  const out = outs.find((status) => status === said);
  if (out) return out;
  if (consent !== "ask" && consent !== "claimed") return "none";
  if (said !== "nothing" && said !== "subscribed") return "none";
  return consent === "claimed" ? "claimed" : "asked_by_owner";
}

/** Says why someone is not subscribed or asked although the owner wants it. An unknown word is always noted. */
export function consentNoteOf(said: SaidConsent, consent: ImportConsent): ConsentNote | undefined {
  const isWanted = consent === "ask" || consent === "claimed";
  return isWanted || said === "unknown" ? notes[said] : undefined;
}
