import type { Database } from "../open-database";
import * as schema from "../schema";
import { write } from "../write";
import * as contents from "./catalogue-contents";
import { insertRow } from "./insert-row";
import { arrivalAt, day, hour, importPlaces, openedAt } from "./timeline";

/** Everything of the demo's site that contacts have something to do with. */
export type DemoCatalogue = ReturnType<typeof createDemoCatalogue>;
export type DemoCourse = DemoCatalogue["courses"][number];
export type DemoOffer = DemoCatalogue["offers"][number];

export function createDemoCatalogue(
  db: Database,
  { siteId, ownerId, now }: { siteId: number; ownerId: string; now: number },
) {
  const createdAt = openedAt(now);
  return write(db, () => {
    const addProduct = (name: string, kind: "course" | "membership" | "download") =>
      insertRow(db, schema.products, { siteId, name, kind, createdAt });
    const courses = contents.courses.map(({ name, lessons }) => {
      const productId = addProduct(name, "course");
      const addLesson = (title: string, at: number) =>
        insertRow(db, schema.lessons, { productId, position: at + 1, title });
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
        const id = insertRow(db, schema.offers, { siteId, productId, createdAt, ...offer });
        return { id, productId, weight, ...offer };
      }),
      forms: contents.forms.map((form) => insertRow(db, schema.forms, { siteId, createdAt, ...form })),
      broadcasts: createBroadcasts(db, siteId, now),
      sequences: contents.sequences.map(({ name, steps }) => ({
        id: insertRow(db, schema.sequences, { siteId, name, createdAt }),
        steps,
      })),
      tagIds: contents.tagNames.map((name) => insertRow(db, schema.tags, { siteId, name })),
      fields: contents.fields.map((field) => ({
        id: insertRow(db, schema.customFields, { siteId, ...field }),
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
        return { id: insertRow(db, schema.imports, imported), createdAt: at };
      }),
      /** Grows while contacts write in the community, so that later ones have something to answer. */
      posts: [] as { id: number; createdAt: number }[],
    };
  });
}

/** One every two months, the last one five days ago. */
function createBroadcasts(db: Database, siteId: number, now: number) {
  return contents.broadcastSubjects.map((subject, at, all) => {
    const sentAt = now - 5 * day - (all.length - 1 - at) * 60 * day;
    const id = insertRow(db, schema.broadcasts, { siteId, subject, sentAt, createdAt: sentAt - 3 * hour });
    return { id, subject, sentAt };
  });
}
