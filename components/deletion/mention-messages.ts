import type { MentionCount, MentionPlace } from "@/lib/deletion/mentions/mention";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

const words: Record<MentionPlace, { one: string; other: string }> = {
  note: { one: "note of others", other: "notes of others" },
  comment: { one: "comment of others", other: "comments of others" },
  post: { one: "post of others", other: "posts of others" },
  field_value: { one: "field of others", other: "fields of others" },
  tag: { one: "tag", other: "tags" },
  field: { one: "custom field name", other: "custom field names" },
  segment: { one: "segment", other: "segments" },
  broadcast: { one: "broadcast", other: "broadcasts" },
  deletion: { one: "reason of a deletion", other: "reasons of deletions" },
};

type Counted = Pick<MentionCount, "where" | "count">;

export function mentionedIn(format: Formats, { where, count }: Counted): string {
  return countOf(format, count, words[where].one, words[where].other);
}

export function mentionedElsewhere(format: Formats, mentions: Counted[]): string {
  const total = mentions.reduce((sum, { count }) => sum + count, 0);
  return `Mentioned in ${countOf(format, total, "other place", "other places")}`;
}

/** Says what the receipt says was left; without a list it says that nobody looked. */
export function mentionsLeft(format: Formats, mentions: Counted[] | undefined): string {
  if (!mentions) return "Mentions elsewhere were not looked for, and stay if there are any.";
  if (mentions.length === 0) return "No mention elsewhere was found when the dialog opened.";
  const places = mentions.map((at) => mentionedIn(format, at)).join(", ");
  return `Left as it is, as found when the dialog opened: mentioned in ${places}.`;
}
