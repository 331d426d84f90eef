import type { ExistingRule, ImportConsent } from "@/lib/imports/plan/import-view";

export const settingsLabels = {
  tags: "Tags for everyone on the list",
  encoding: "Encoding",
  hasHeader: "The first row has the column names",
  check: "Check the list",
  checkAgain: "Check again",
} as const;

export const settingsMessages = {
  title: "How to read the list",
  titleAgain: "Read it differently",
  encodingHint: "Change it if letters below look wrong.",
  leftOutTitle: "Left out, though it may be about marketing email:",
  tagsHint: "Separated by commas. May be left empty.",
  consent: "What does this list say about marketing email?",
  existing: "What about people who are already contacts?",
  checkHint: "Shows what would happen. Changes nothing.",
  unanswered: "The server did not answer. Nothing was changed.",
} as const;

/** Says which columns are left out that may hold people's no, and what to do about it. */
export function leftOutMessage(columns: string[]): string {
  return `${columns.join(", ")}. Set it to “Marketing status” if it says who has unsubscribed; left out, it keeps nobody out.`;
}

export const consentNames: Record<ImportConsent, { label: string; hint: string }> = {
  none: {
    label: "Nothing about marketing email",
    hint: "Nobody is subscribed. People the list marks as unsubscribed are unsubscribed here too.",
  },
  ask: {
    label: "Ask them",
    hint: "Each person gets one email with a button to confirm, and nothing more until they press it.",
  },
  claimed: {
    label: "They already agreed to marketing email elsewhere",
    hint: "They are subscribed at once, with your name and the time as the record. People you deleted are asked to confirm first; people who unsubscribed stay unsubscribed.",
  },
  opted_out: {
    label: "This is a list of people who opted out",
    hint: "Nobody is added. Their emails are kept as digests only, and any contacts among them are unsubscribed.",
  },
};

export const existingNames: Record<ExistingRule, { label: string; hint: string }> = {
  fill: {
    label: "Fill in what is blank",
    hint: "Tags are added. Names and fields you already have stay as they are.",
  },
  overwrite: {
    label: "Replace with what the list says",
    hint: "Tags are added. Names and fields are replaced; blank cells change nothing.",
  },
  keep: {
    label: "Leave them alone and add only new people",
    hint: "People the list marks as unsubscribed are still unsubscribed.",
  },
};
