import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";

/** Names the sides of a contact. */
export const tabLabels = {
  overview: "Overview",
  purchases: "Payments",
  products: "Products",
  email: "Email",
  forms: "Forms",
  notes: "Notes",
  privacy: "Privacy",
} as const;

export const tabsLabel = "About this contact";

/** Says of a side of a contact that there is nothing on it. */
export const nothingMessages = {
  products: "They have not started a lesson yet.",
  email: "No email was sent to them yet.",
  forms: "They have not sent a form yet.",
  sequences: "They are not in a sequence.",
} as const;

export const sequencesTitle = "Sequences";

/** Says how someone stands in a sequence, before the day on which they joined it. */
export const sequenceLabels: Record<ContactProfile["sequences"][number]["status"], string> = {
  active: "Active, started",
  completed: "Completed, started",
  left: "Left, started",
};

/** Names the questions of forms that are stored by a key. */
export const questionLabels: Record<string, string> = { name: "Name", email: "Email", message: "Message" };

/** Says how far someone is in a product. */
export const productLabels = {
  progressIn: (product: string) => `Progress in ${product}`,
  lessons: (completed: number, all: number) => `${completed} of ${all} lessons`,
  lessonsCompleted: (lessons: string) => `${lessons} completed`,
  completed: "Completed",
  notStarted: "Not started",
} as const;

/** Says what is stored about someone, and what they may ask for. */
export const privacyMessages = {
  title: "Everything stored about them",
  rights: "They may ask you for a copy of this at any time. Deleting them deletes all of it.",
  nothing: "Nothing but their name, email and status.",
  former: "Emails they had before",
  until: "until",
  formerToo: "They belong to this person: deleting the contact erases these emails too.",
  download: "Download it as JSON",
  whatFor: "to hand it to them.",
} as const;
