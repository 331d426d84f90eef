import type { Permission } from "@/lib/auth/permissions";

/** Names the pages to which the palette leads. */
export const placeLabels = {
  "/": "Dashboard",
  "/contacts": "Contacts",
  "/contacts/duplicates": "Duplicates",
  "/imports": "Import contacts",
  "/broadcasts": "Broadcasts",
  "/deletions": "Deletions",
  "/settings/site": "Site",
  "/settings/payments": "Payments",
  "/settings/sending": "Sending",
  "/settings/outbox": "Outbox",
  "/settings/forms": "Forms",
  "/settings/tags": "Tags",
  "/settings/fields": "Fields",
  "/settings/erased": "Erased emails",
  "/settings/people": "People",
  "/settings/api-keys": "API keys",
  "/settings/history": "History",
} as const;

/** Holds what a place needs that not everyone may open. */
export const placePermissions: Record<string, Permission> = {
  "/contacts/duplicates": "contacts.merge",
  "/settings/api-keys": "settings.write",
};

/** Holds what stands in the list of places. */
export const placeListLabels = {
  list: "Places",
  searching: "Searching…",
  nothing: "Nothing is called that.",
} as const;
