import { fieldNames } from "@/lib/contacts/filter/filter-labels";

const filterGone = "This link has a filter that no longer exists";
const unknownPage = "This link asks for a page that doesn’t exist";

const partMessages: Record<string, [title: string, sentence: string]> = {
  sort: [unknownPage, "The list can’t be sorted that way."],
  direction: [unknownPage, "The list can’t be sorted that way."],
  size: [unknownPage, "The list doesn’t come in pages of that size."],
  after: [unknownPage, "Its place in the list isn’t there."],
  before: [unknownPage, "Its place in the list isn’t there."],
  status: [filterGone, "There is no such marketing status."],
  import: [filterGone, "There is no such import."],
  search: [filterGone, "The search in it is empty or too long."],
  cost: ["This filter asks for too much at once", "Choose fewer rules, or fewer choices in each."],
  where: [filterGone, "One of its rules can’t be read."],
};

/** Says what is wrong with a link to the list, by the part that the server names. It never repeats what the part holds. */
export function wrongLinkMessage(field: string): { title: string; sentence: string } {
  const part = field.split(".")[0] ?? "";
  const [title, sentence] = partMessages[part] ?? [filterGone, ruleMessage(part)];
  return { title, sentence: `${sentence} Nobody is shown, so nothing is done to the wrong people.` };
}

function ruleMessage(part: string): string {
  const name = Object.entries(fieldNames).find(([field]) => field === part)?.[1];
  return name ? `Its rule about “${name}” names something that was deleted.` : "Part of it isn’t understood.";
}

/** Says why a link lists nobody, and what can be done. */
export const linkMessages = {
  title: "Contacts",
  showEveryone: "Show all contacts",
  typedElsewhere: "What was typed isn’t in this link",
  whyTypedElsewhere:
    "Text you search for stays in the tab you typed it in. It is forgotten when you sign out or delete contacts.",
  showRest: "Show without it",
  segmentGone: "This segment was deleted",
  whySegmentGone: "Its contacts are still here.",
} as const;
