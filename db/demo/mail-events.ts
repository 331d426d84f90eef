import * as schema from "../schema";
import { insertRow } from "./insert-row";
import type { Story } from "./story";
import { hour, minute } from "./timeline";

const links = [
  "https://quillmere.example/courses",
  "https://quillmere.example/bench",
  "https://quillmere.example/journal/paper",
] as const;

/**
 * Adds what happened to one message. A broadcast is opened and clicked at most once a contact, so that its counters
 * are the same whether they count rows or people.
 */
export function addEmailEvents(
  story: Story,
  delivery: { id: number; at: number; isBroadcast: boolean },
  status: "sent" | "delivered" | "bounced",
  isComplaint: boolean,
): void {
  const { random, now } = story;
  const add = (kind: "open" | "click" | "bounce" | "complaint", after: number, url: string | null = null) => {
    const createdAt = Math.min(delivery.at + after, now);
    if (kind !== "bounce") story.did(createdAt);
    const key = { contactId: story.contactId, deliveryId: delivery.id, id: story.nextId() };
    insertRow(story.tx, schema.emailEvents, { ...key, kind, url, createdAt });
  };
  if (status === "bounced") add("bounce", minute);
  if (isComplaint) add("complaint", random.between(minute, hour));
  if (status !== "delivered" || !story.likely(0.46)) return;
  const openedAfter = random.between(minute, 30 * hour);
  add("open", openedAfter);
  if (!delivery.isBroadcast && random.chance(0.15))
    add("open", openedAfter + random.between(hour, 20 * hour));
  if (story.likely(0.18)) add("click", openedAfter + random.between(5_000, 2 * minute), random.pick(links));
}
