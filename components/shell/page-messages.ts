/** Says what each page of a site is called, in the navigation and in the window's title, and what it is for. */
export const pageMessages = {
  dashboard: { title: "Dashboard" },
  contacts: { title: "Contacts" },
  contact: { title: "Contact" },
  duplicates: { title: "Duplicates" },
  imports: {
    title: "Import contacts",
    description: "Importing never brings back deleted data, and never subscribes anyone without consent.",
  },
  import: { title: "Import" },
  broadcasts: {
    title: "Broadcasts",
    description: "Email to many at once. Only subscribed contacts get it.",
  },
  broadcast: { title: "Broadcast" },
  deletions: {
    title: "Deletions",
    description: "A certificate for every deletion, without the names of the people deleted.",
  },
  site: {
    title: "Site",
    description:
      "What your contacts see on forms, on the pages for confirming and unsubscribing, and in email.",
  },
  payments: {
    title: "Payments",
    description: "Connect Stripe, so that deleting someone also stops their subscriptions.",
  },
  sending: {
    title: "Sending",
    description: "Your mail server, the sender, and how fast email goes out.",
  },
  outbox: {
    title: "Outbox",
    description: "What is sent to contacts, newest first. Emails to one person are kept for thirty days.",
  },
  forms: {
    title: "Forms",
    description: "Let visitors sign up. Each confirms by email before any marketing email.",
  },
  tags: { title: "Tags" },
  fields: { title: "Fields" },
  erased: {
    title: "Erased emails",
    description:
      "Kept as digests that name nobody, so that no import or form ever mails them without consent.",
  },
  people: { title: "People", description: "Who belongs to this site, and what they may do." },
  apiKeys: { title: "API keys", description: "Let other apps add contacts." },
  history: { title: "History", description: "Who did what, when, and to how many." },
} as const;
