import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { CameBack } from "@/lib/contacts/profile/find-came-back";
import type { Formats } from "@/lib/values/formats";

type Say = (erased: string, came: string) => string;

/** Says what is remembered of an email. Only `deleted` says anything about what was there before. */
const remembered: Record<CameBack["reason"], Say> = {
  deleted: (erased, came) => `Deleted on ${erased} and came back on ${came}: nothing from before was kept.`,
  forgotten: (erased) => `You blocked this email on ${erased}, before it arrived.`,
  opted_out: (erased) => `This email came with a list of opt-outs on ${erased}.`,
};

/** Says that a contact came back after an erasure, and whether marketing email may go to them. */
export function cameBackMessages(
  format: Pick<Formats, "date">,
  { reason, erasedAt, hasConfirmed }: CameBack,
  createdAt: number,
): { title: string; consent: string } {
  return {
    title: remembered[reason](format.date(erasedAt), format.date(createdAt)),
    consent: hasConfirmed
      ? "They have confirmed marketing email since."
      : "No marketing email goes to them until they confirm it themselves.",
  };
}

interface DeletionMessages {
  title: string;
  text: string;
  /** Names the link to the deletion. */
  link: string;
}

/** Says how a contact stands with a deletion that has not settled them. */
export function deletionMessages(
  format: Pick<Formats, "date">,
  { id: _, confirmedAt, state, reason }: NonNullable<ContactProfile["deletion"]>,
  isBeingErased: boolean,
): DeletionMessages {
  const day = format.date(confirmedAt);
  if (state === "held")
    return {
      title: `Not deleted: held by the deletion of ${day}`,
      text: `${asSentence(reason)} Until this is resolved they get no email and cannot be edited.`,
      link: "Resolve",
    };
  if (isBeingErased)
    return {
      title: `Being deleted by the deletion of ${day}`,
      text: beingDeletedMessages.text,
      link: "See how far it is",
    };
  return {
    title: `The deletion of ${day} will delete this contact`,
    text: "Stop it there to keep them.",
    link: "Open the deletion",
  };
}

function asSentence(reason: string): string {
  if (reason === "") return "";
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

export const hiddenMessages = {
  title: "Hidden",
  text: "They keep everything but are left out of lists, counts, emails and deletions. Choose Unhide in More Actions to bring them back.",
} as const;

/** Says that a contact is being deleted, where the deletion is not known. */
export const beingDeletedMessages = {
  title: "Being deleted",
  text: "They get no email any more, and nothing about them can be changed.",
} as const;
