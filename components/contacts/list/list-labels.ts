import type { ContactSort } from "@/lib/contacts/list/list-paging";

/** Holds what stands around the list. */
export const listLabels = {
  contacts: "Contacts",
  import: "Import",
  search: "Search contacts",
  searchHint: "Name or email",
  status: "Marketing status",
  anyStatus: "Any status",
  anywhere: ": show contacts from anywhere",
  sortBy: "Sort by",
  selectPage: "Select all on this page",
} as const;

export function fromImportLabel(importId: number): string {
  return `From import ${importId}`;
}

export function selectLabel(email: string): string {
  return `Select ${email}`;
}

/** Says how a list is sorted; `label` is the heading of the column by which it is. */
export function sortLabel(sort: ContactSort, label: string, direction: "asc" | "desc"): string {
  const isUp = direction === "asc";
  if (sort === "added") return isUp ? "Oldest first" : "Newest first";
  if (sort === "activity") return isUp ? "Longest inactive" : "Latest activity";
  return `${label} ${isUp ? "A to Z" : "Z to A"}`;
}
