import type { Milestone } from "@/lib/contacts/profile/find-lifecycle";

/** Holds what stands around a contact, and in their header. */
export const profileLabels = {
  contacts: "Go to Contacts",
  all: "All contacts",
  list: "Back to the list",
  copyEmail: "Copy email",
  customer: "Customer",
  cameBack: "Came back",
  hidden: "Hidden",
  held: "Held",
  beingDeleted: "Being deleted",
} as const;

export const profileMessages = {
  gone: "This contact is no longer here",
  whyGone: "It was deleted meanwhile, or the server did not answer.",
  loading: "Loading the contact…",
} as const;

/** Names the ways to the contacts beside this one. */
export const neighbourLabels = {
  ways: "Beside this contact",
  previous: "Previous contact",
  next: "Next contact",
  end: "The list ends here.",
} as const;

export const keyNumberLabels = {
  paid: "Paid after refunds",
  nothing: "Nothing yet",
  monthly: "Monthly revenue",
  none: "None",
  purchases: "Purchases",
  emails: "Emails sent",
  lastSeen: "Last seen",
} as const;

/** Names what is known of a contact. */
export const factLabels = {
  title: "Details",
  tags: "Tags",
  notSet: "Not set",
  source: "Source",
  added: "Added",
} as const;

export const lifecycleTitle = "Lifecycle";

export const milestoneLabels: Record<Milestone["step"], string> = {
  added: "Added",
  subscribed: "Subscribed",
  bought: "First purchase",
  left: "Left marketing email",
  active: "Last activity",
};
