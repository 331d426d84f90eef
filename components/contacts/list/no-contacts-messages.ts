import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says why a list is empty, and what that means. */
export const emptyMessages = {
  page_is_gone: {
    title: "Nobody is left on this page",
    sentence: "The people who were here were deleted or have changed.",
  },
  search: {
    title: "Nobody matches your search",
    sentence: "Search looks for letters anywhere in a name or an email. Try fewer of them.",
  },
  nothing_needs_attention: {
    title: "Nothing needs attention",
    sentence: "No deletion is held up. People whose billing can’t be stopped would wait here.",
  },
  all_active: {
    title: "Nobody is inactive",
    sentence: "Everyone was active more recently than that.",
  },
  rules: {
    title: "Nobody matches",
    sentence: "No contact meets all of this. Take a rule away or change it.",
  },
  everyone_is_hidden: {
    title: "Everyone is hidden",
    sentence: "Hidden contacts keep everything but are left out of lists. Unhide them under More Actions.",
  },
  everyone_was_deleted: {
    title: "Everyone was deleted",
    sentence: "Nobody is left on this site. The receipt says what went, and what was kept and why.",
  },
  first_run: {
    title: "No contacts yet",
    sentence: "People who buy, sign up on a form or are imported appear here.",
  },
} as const;

export const emptyLabels = {
  firstPage: "Go to the first page",
  clearSearch: "Clear search",
  everyone: "Show all contacts",
  showHidden: "Show who is hidden",
  import: "Import contacts",
  receipt: "Open the receipt",
} as const;

export function showHiddenLabel(format: Formats, count: number): string {
  return `Show ${countOf(format, count, "hidden contact", "hidden contacts")}`;
}
