import * as schema from "../schema";
import type { DemoCatalogue } from "./catalogue";
import { insertRow } from "./insert-row";
import type { Random } from "./random";
import type { Story } from "./story";

type FieldType = (typeof schema.customFields.$inferInsert)["type"];

const foundThrough = [
  "a friend",
  "a fair",
  "search",
  "a podcast",
  "the library",
  "another newsletter",
] as const;

/** Adds tags, custom fields and the record of an import that met a contact already on the site. */
export function addLabels(story: Story, catalogue: DemoCatalogue): void {
  const { tx, contactId, random, lead } = story;
  if (story.likely(0.75)) {
    const count = random.weighted([
      [1, 5],
      [2, 3],
      [3, 2],
    ]);
    for (const tagId of random.some(catalogue.tagIds, count))
      insertRow(tx, schema.contactTags, { contactId, tagId, createdAt: story.momentAfter(lead.createdAt) });
  }
  for (const field of catalogue.fields)
    if (story.likely(0.35)) {
      const value = fieldValue(field.type, random);
      insertRow(tx, schema.contactFieldValues, { contactId, fieldId: field.id, value });
    }
  const later = catalogue.imports.filter(({ createdAt }) => createdAt > lead.createdAt);
  if (later.length > 0 && story.likely(0.03)) {
    const { id: importId, createdAt } = random.pick(later);
    const row = { contactId, importId, rowNumber: random.between(1, 500) };
    insertRow(tx, schema.importRows, { ...row, outcome: "updated", createdAt });
  }
}

function fieldValue(type: FieldType, random: Random): string {
  if (type === "number") return String(random.between(0, 40));
  if (type === "boolean") return String(random.chance(0.3));
  if (type === "text") return random.pick(foundThrough);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${random.between(1945, 2006)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
}
