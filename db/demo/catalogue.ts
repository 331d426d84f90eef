import type { Transaction } from "@/db/write";
import type { Database } from "../open-database";
import * as schema from "../schema";
import { write } from "../write";
import * as contents from "./catalogue-contents";
import { insertRow } from "./insert-row";
import { arrivalAt, day, hour, importPlaces, openedAt } from "./timeline";

/** Holds everything of the demo's site that contacts have something to do with. */
export type DemoCatalogue = ReturnType<typeof createDemoCatalogue>;
export type DemoCourse = DemoCatalogue["courses"][number];
export type DemoOffer = DemoCatalogue["offers"][number];

export function createDemoCatalogue(
  db: Database,
  { siteId, ownerId, now }: { siteId: number; ownerId: string; now: number },
) {
  const createdAt = openedAt(now);
  return write(db, (tx) => {
    const addProduct = (name: string, kind: "course" | "membership" | "download") =>
      insertRow(tx, schema.products, { siteId, name, kind, createdAt });
    const courses = contents.courses.map(({ name, lessons }) => {
      const productId = addProduct(name, "course");
      const addLesson = (title: string, at: number) =>
        insertRow(tx, schema.lessons, { productId, position: at + 1, title });
      return { productId, name, lessonIds: lessons.split("|").map(addLesson) };
    });
    const productIds = [
      ...courses.map(({ productId }) => productId),
      addProduct("The Bench", "membership"),
      addProduct("Box templates", "download"),
    ];
    return {
      siteId,
      ownerId,
      courses,
      offers: contents.offers.map(({ product, weight, ...offer }) => {
        const productId = productIds[product] ?? 0;
        const id = insertRow(tx, schema.offers, { siteId, productId, createdAt, ...offer });
        return { id, productId, weight, ...offer };
      }),
      forms: contents.forms.map((form) => insertRow(tx, schema.forms, { siteId, createdAt, ...form })),
      broadcasts: createBroadcasts(tx, siteId, now),
      sequences: contents.sequences.map(({ name, steps }) => ({
        id: insertRow(tx, schema.sequences, { siteId, name, createdAt }),
        steps,
      })),
      tagIds: contents.tagNames.map((name) => insertRow(tx, schema.tags, { siteId, name })),
      fields: contents.fields.map((field) => ({
        id: insertRow(tx, schema.customFields, { siteId, ...field }),
        type: field.type,
      })),
      imports: importPlaces.map((place, index) => {
        const at = arrivalAt(place, now);
        const imported = {
          siteId,
          createdBy: ownerId,
          status: "completed" as const,
          createdAt: at,
          finishedAt: at,
          fileName: contents.importFiles[index % contents.importFiles.length] ?? null,
          consent: "none" as const,
        };
        return { id: insertRow(tx, schema.imports, imported), createdAt: at };
      }),
      /** This list grows while contacts write in the community, so that later contacts have something to answer. */
      posts: [] as { id: number; createdAt: number }[],
    };
  });
}

/** Creates one every two months, the last one five days ago. */
function createBroadcasts(tx: Transaction, siteId: number, now: number) {
  return contents.broadcastSubjects.map((subject, at, all) => {
    const sentAt = now - 5 * day - (all.length - 1 - at) * 60 * day;
    const id = insertRow(tx, schema.broadcasts, {
      siteId,
      subject,
      body: contents.broadcastBody,
      target: JSON.stringify({ kind: "subscribed" }),
      sentAt,
      createdAt: sentAt - 3 * hour,
    });
    return { id, subject, sentAt };
  });
}
