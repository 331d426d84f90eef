import type { EndingPhase } from "@/lib/sites/ending/find-ending";

export const endingLabels = {
  title: "Delete this site",
  open: "Delete this site…",
  cancel: "Cancel",
  delete: "Delete the site",
  name: "Name of the site",
  callOff: "Call it off",
  deletion: "See the deletion",
  receipt: "Download the last receipt",
  receipts: "See all deletions",
  remove: "Remove the site",
} as const;

export const endingMessages = {
  what: "Every contact is deleted as in any deletion, with their billing stopped first. Then the site goes with its settings, history and people. You can call it off until the first contact is deleted.",
  dialog:
    "From now on nobody new comes in: forms, the API, imports and Stripe are refused, and no letter to a contact leaves. Contacts whose billing cannot be stopped are held, and the site stays until you have resolved them. At the end owners and admins get the last receipt by mail, where a mail server is set, and you can take it with you.",
  nameHint: (name: string) => `Type ${name} to confirm.`,
  mayNot: "Only an owner can delete this site.",
  receiptFirst: "Take the receipts you want to keep first: they go with the site.",
  kept: "Called off. The site stays.",
  unanswered: "The server did not answer. Reload the page to see how it stands.",
} as const;

/** Says how far the end of a site is. */
export const phaseMessages: Record<EndingPhase, { title: string; text: string }> = {
  counting: { title: "This site is being deleted.", text: "Its contacts are being counted." },
  awaiting_approval: {
    title: "This site is to be deleted.",
    text: "A second person has to agree, under Deletions. Nobody is deleted before.",
  },
  deleting: { title: "This site is being deleted.", text: "Its contacts are being deleted." },
  held: {
    title: "This site needs you before it can go.",
    text: "Some contacts are held, because their billing is not proven stopped. Resolve them under Deletions.",
  },
  rechecking: {
    title: "All contacts are deleted.",
    text: "Stripe is asked once more, some days after the deletion, whether anything still bills. The site stays until then.",
  },
  emptied: {
    title: "All contacts are deleted.",
    text: "What is left is the site itself.",
  },
};
