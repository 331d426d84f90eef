import type { FilterRule } from "@/lib/contacts/filter/filter-rule";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { MentionPlace } from "./mention";

const whereOn = (rule: FilterRule) =>
  `/contacts?${filterQuery({ where: { match: "all", rules: [rule, { field: "hidden", is: "either" }] } })}`;

/**
 * Maps each place to the url that shows a mention: a tab of the contact, the contacts with the tag or the field, the
 * segment, or the broadcast. `id` is the contact's where the mention belongs to a contact, otherwise its own.
 */
const addresses: Record<MentionPlace, (id: number) => string> = {
  note: (contactId) => `/contacts/${contactId}?tab=notes`,
  comment: (contactId) => `/contacts/${contactId}`,
  post: (contactId) => `/contacts/${contactId}`,
  field_value: (contactId) => `/contacts/${contactId}`,
  tag: (id) => whereOn({ field: "tag", is: "any_of", ids: [id] }),
  field: (id) => whereOn({ field: "custom", custom: id, is: "not_empty" }),
  segment: (id) => `/contacts?segment=${id}`,
  deletion: (id) => `/deletions/${id}`,
  broadcast: (id) => `/broadcasts/${id}`,
};

export function mentionUrl(where: MentionPlace, id: number): string {
  return addresses[where](id);
}
