import { searchTextOf } from "../fold-for-search";
import { prepared } from "../prepared";
import * as schema from "../schema";
import type { DemoCatalogue } from "./catalogue";
import { addPurchases } from "./commerce";
import { addCommunity } from "./community";
import { addConsent } from "./consent";
import { insertRow } from "./insert-row";
import { addLabels } from "./labels";
import { addLearning } from "./learning";
import { addMail } from "./mail";
import { type DemoWorld, type Lead, Story } from "./story";
import { addTraces } from "./traces";

/** Creates one contact with all that belongs to it. `imported` says by which import and in which of its rows. */
export function createDemoContact(
  world: DemoWorld,
  catalogue: DemoCatalogue,
  lead: Lead,
  imported: { importId: number; rowNumber: number } | undefined,
): void {
  const { tx } = world;
  const { status, willBuy, name, email, source, createdAt } = lead;
  const contactId = insertRow(tx, schema.contacts, {
    siteId: catalogue.siteId,
    email,
    name,
    searchText: searchTextOf(name, email),
    marketingStatus: status,
    isCustomer: willBuy,
    source,
    createdAt,
    updatedAt: createdAt,
    lastActivityAt: createdAt,
  });
  if (imported) insertRow(tx, schema.importRows, { contactId, ...imported, outcome: "created", createdAt });
  if (lead.extent === "nothing") return;
  const story = new Story(world, contactId, lead);
  addTraces(story, catalogue);
  addLabels(story, catalogue);
  const courses = addPurchases(story, catalogue);
  addLearning(story, courses);
  addMail(story, catalogue, addConsent(story), courses[0]?.boughtAt);
  addCommunity(story, catalogue);
  const { lastActivityAt } = story;
  prepared(tx, "UPDATE contacts SET last_activity_at = ?, updated_at = ? WHERE id = ?").run(
    lastActivityAt,
    lastActivityAt,
    contactId,
  );
}
