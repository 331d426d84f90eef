import { endingKeysMessage } from "@/lib/api-keys/key-messages";
import { waitingMessage } from "@/lib/deletion/approval/approval-messages";
import { contactsOf, countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";
import type { Attention } from "./count-attention";

export const attentionMessages = {
  preview: "Nothing is lost, but it waits for you.",
  button: "Open the dashboard",
  noBackup:
    "There has been no backup for more than two days. Whoever runs the server can have one made every day.",
} as const;

export function attentionTitle(siteName: string): string {
  return `${siteName} needs you`;
}

/** Says what waits, a sentence each, as the dashboard does: with numbers, and without a name. */
export function attentionLines({ held, billed, failed, noBackup, endingKeys, waiting }: Attention): string[] {
  const are = held === 1 ? "is" : "are";
  return [
    held > 0 && `${contactsOf(neutralFormats, held)} ${are} held: their billing is not proven stopped.`,
    billed > 0 &&
      countOf(
        neutralFormats,
        billed,
        "deleted contact is billed again.",
        "deleted contacts are billed again.",
      ),
    failed > 0 &&
      countOf(neutralFormats, failed, "job failed and was set aside.", "jobs failed and were set aside."),
    noBackup > 0 && attentionMessages.noBackup,
    waiting > 0 && waitingMessage(neutralFormats, waiting),
    endingKeys > 0 && endingKeysMessage(neutralFormats, endingKeys),
  ].filter((line) => line !== false);
}

/** Says at the foot why it came, and where to turn it off. */
export function attentionWhyMessage(siteName: string): string {
  return `You get this at most once a day, because you own ${siteName}. You can turn it off under Settings, Sending.`;
}
