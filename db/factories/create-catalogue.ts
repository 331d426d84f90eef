import type { Database } from "../open-database";
import {
  broadcasts,
  customFields,
  duplicatePairs,
  forms,
  imports,
  lessons,
  offers,
  products,
  sequences,
  tags,
} from "../schema";
import { write } from "../write";
import { factoryNow as createdAt } from "./create-site";

/** Holds everything of a site that contacts can have something to do with: one or two of each. */
export interface Catalogue {
  siteId: number;
  productId: number;
  lessonIds: [number, number];
  oneOffOfferId: number;
  monthlyOfferId: number;
  formId: number;
  broadcastId: number;
  sequenceId: number;
  tagId: number;
  fieldId: number;
  importId: number;
  pairId: number;
}

export function createCatalogue(db: Database, { siteId }: { siteId: number }): Catalogue {
  return write(db, (tx) => {
    const id = { id: products.id };
    const product = tx
      .insert(products)
      .values({ siteId, name: "Bookbinding by hand", kind: "course", createdAt })
      .returning(id)
      .get();
    const lesson = (position: number) =>
      tx
        .insert(lessons)
        .values({ productId: product.id, position, title: `Lesson ${position}` })
        .returning({ id: lessons.id })
        .get().id;
    const offer = (name: string, amount: number, interval: "month" | null) =>
      tx
        .insert(offers)
        .values({ siteId, productId: product.id, name, amount, currency: "EUR", interval, createdAt })
        .returning({ id: offers.id })
        .get().id;
    const form = tx
      .insert(forms)
      .values({ siteId, slug: `sign-up-${product.id}`, name: "Sign up", createdAt })
      .returning({ id: forms.id })
      .get();
    const broadcast = tx
      .insert(broadcasts)
      .values({ siteId, subject: "News from the bench", sentAt: createdAt, createdAt })
      .returning({ id: broadcasts.id })
      .get();
    const sequence = tx
      .insert(sequences)
      .values({ siteId, name: "Welcome", createdAt })
      .returning({ id: sequences.id })
      .get();
    const tag = tx
      .insert(tags)
      .values({ siteId, name: `tag ${product.id}` })
      .returning({ id: tags.id })
      .get();
    const field = tx
      .insert(customFields)
      .values({ siteId, name: `Field ${product.id}`, type: "text" })
      .returning({ id: customFields.id })
      .get();
    const imported = tx
      .insert(imports)
      .values({ siteId, createdBy: "factory", status: "completed", createdAt })
      .returning({ id: imports.id })
      .get();
    const pair = tx
      .insert(duplicatePairs)
      .values({ siteId, reason: "same_mailbox", seenBy: 0 })
      .returning({ id: duplicatePairs.id })
      .get();
    return {
      siteId,
      productId: product.id,
      lessonIds: [lesson(1), lesson(2)],
      oneOffOfferId: offer("The course", 14_900, null),
      monthlyOfferId: offer("Membership", 1_500, "month"),
      formId: form.id,
      broadcastId: broadcast.id,
      sequenceId: sequence.id,
      tagId: tag.id,
      fieldId: field.id,
      importId: imported.id,
      pairId: pair.id,
    };
  });
}
