import { createHash } from "node:crypto";
import * as schema from "../schema";
import { insertRow } from "./insert-row";
import type { Story } from "./story";
import { day, minute } from "./timeline";

const wording = "Yes, send me letters from the studio. I can stop them at any time.";
const opened = new Set(["subscribed", "unsubscribed", "bounced", "complained"]);

/** Adds how the contact came to its marketing status. Returns since when it may be mailed; undefined when never. */
export function addConsent(story: Story): number | undefined {
  const { status, source, createdAt } = story.lead;
  if (status === "never_subscribed") return undefined;
  const kind = source === "import" && status !== "pending" ? "claimed" : "subscribed";
  addConsentEvent(story, kind, createdAt);
  if (status === "pending") addOptInRequest(story, createdAt, null);
  if (!opened.has(status)) return undefined;
  if (source !== "form" || !story.likely(0.3)) return createdAt;
  const confirmedAt = story.did(createdAt + story.random.between(1, 50) * minute);
  addOptInRequest(story, createdAt, confirmedAt);
  addConsentEvent(story, "confirmed", confirmedAt);
  return confirmedAt;
}

/** Adds why mailing stopped after the last message, for those whose status says that it did. */
export function addConsentEnd(story: Story, lastMailedAt: number): void {
  const { status } = story.lead;
  if (status !== "unsubscribed" && status !== "bounced" && status !== "complained") return;
  const at = Math.min(lastMailedAt + story.random.between(1, 30) * minute, story.now);
  addConsentEvent(story, status, status === "bounced" ? at : story.did(at), "mail");
}

function addConsentEvent(
  story: Story,
  kind: (typeof schema.consentEvents.$inferInsert)["kind"],
  createdAt: number,
  source: string = story.lead.source,
): void {
  insertRow(story.tx, schema.consentEvents, {
    contactId: story.contactId,
    id: story.nextId(),
    kind,
    source,
    wording: kind === "subscribed" && source !== "import" ? wording : null,
    createdAt,
  });
}

function addOptInRequest(story: Story, createdAt: number, confirmedAt: number | null): void {
  const id = story.nextId();
  // Nobody holds these tokens, so the digest only has to look like one. The demo adds no letters for them, because
  // letters are gone after thirty days.
  const tokenHash = createHash("sha256").update(`demo opt-in ${id}`).digest();
  const request = { contactId: story.contactId, id, tokenHash, createdAt, confirmedAt };
  insertRow(story.tx, schema.optInRequests, { ...request, expiresAt: createdAt + 7 * day });
}
