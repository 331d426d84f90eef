import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { broadcasts, segments } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { costField } from "@/lib/contacts/filter/filter-cost";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { requestPreparation } from "@/lib/preparations/request-preparation";
import { isEnding } from "@/lib/sites/is-ending";
import { isConfirmed } from "@/lib/values/typed-phrase";
import type { BroadcastTarget } from "../broadcast-target";
import type { BroadcastAudience } from "../broadcast-view";
import { recordBegun } from "../record-begun";
import { ofBroadcast } from "../send-broadcast";
import { sendingPhrase } from "../sending-phrase";
import { targetFilters, targetOf } from "../target-filters";
import { findOwn } from "./write-drafts";

export type StartRefusal = {
  ok: false;
  refusal:
    | "not_found"
    | "not_a_draft"
    | "subject_missing"
    | "body_missing"
    | "target_missing"
    | "segment_gone"
    | "segment_too_costly"
    | "no_mail_server"
    | "site_ending"
    | "confirmation_mismatch";
};

/** Names a broadcast to start, with what was typed to confirm it. */
export const startOfBroadcast = ofBroadcast.extend({ phrase: z.string().max(500).optional() });
type StartOfBroadcast = z.infer<typeof startOfBroadcast>;

type Own = NonNullable<ReturnType<typeof findOwn>>;

/**
 * Sends a draft or a scheduled broadcast now. Who gets it is decided from here on: the worker freezes those whom its
 * target means and who are subscribed. Refuses while no mail server is set, because its letters would go to nobody.
 */
export function startBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId, hasMailServer, phrase: typed = "" }: StartOfBroadcast & { hasMailServer: boolean },
  now: number,
): { ok: true } | StartRefusal {
  return write(db, (tx): { ok: true } | StartRefusal => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (!hasMailServer) return { ok: false, refusal: "no_mail_server" };
    const refused = refuseUnready(access, tx, found);
    if (refused) return refused;
    const phrase = sendingPhrase(frozenCountOf(found));
    if (phrase !== null && !isConfirmed(phrase, typed))
      return { ok: false, refusal: "confirmation_mismatch" };
    return begin(tx, access, found, now);
  });
}

/** Returns how many a dialog froze as the recipients; null where they are not frozen before it starts. */
function frozenCountOf({ target, audience }: Own): number | null {
  if (targetOf(target)?.kind !== "selected") return null;
  return (JSON.parse(audience ?? "{}") as Partial<BroadcastAudience>).willGetCount ?? 0;
}

/**
 * Begins to send a broadcast in the transaction of the caller, once: it has another status from then on. Returns why
 * it cannot be sent, and changes nothing then.
 */
export function begin(
  tx: Transaction,
  access: SiteAccess,
  broadcast: Own,
  now: number,
): { ok: true } | StartRefusal {
  const refused = refuseUnready(access, tx, broadcast);
  if (refused) return refused;
  const { id } = broadcast;
  const target = targetOf(broadcast.target) as BroadcastTarget;
  const isFrozen = target.kind === "selected";
  tx.update(broadcasts)
    .set({
      status: isFrozen ? "sending" : "starting",
      startedBy: access.userId,
      sentAt: now,
      problem: null,
      ...(broadcast.status === "draft" && { scheduledAt: null }),
    })
    .where(eq(broadcasts.id, id))
    .run();
  if (isFrozen) {
    const { willGetCount } = JSON.parse(broadcast.audience ?? "{}") as BroadcastAudience;
    recordBegun(tx, { id, siteId: access.siteId, actorId: access.userId, willGetCount, now });
    return { ok: true };
  }
  const found = findTargetFilter(access, tx, target);
  if (!found.ok) return found;
  const { filter } = found;
  const selection = { kind: "matching" as const, filter, except: [] };
  requestPreparation(tx, access, { table: "broadcasts", id }, selection, now);
  return { ok: true };
}

/** Returns why a draft cannot be sent as it is; undefined when nothing is missing. */
export function refuseUnready(access: SiteAccess, tx: Transaction, broadcast: Own): StartRefusal | undefined {
  const target = targetOf(broadcast.target);
  const refuse = (refusal: StartRefusal["refusal"]) => ({ ok: false, refusal }) as const;
  if (broadcast.status !== "draft" && broadcast.status !== "scheduled") return refuse("not_a_draft");
  if (isEnding(tx, access.siteId)) return refuse("site_ending");
  if (broadcast.subject.trim() === "") return refuse("subject_missing");
  if (broadcast.body.trim() === "") return refuse("body_missing");
  if (!target) return refuse("target_missing");
  if (target.kind === "selected") return undefined;
  const found = findTargetFilter(access, tx, target);
  return found.ok ? undefined : found;
}

/**
 * Finds which contacts a target means now. Refuses a segment that was discarded, or asks for what the site no longer
 * has, such as a tag: then it would mean other people. Refuses one whose rules cost more than a filter may, too.
 */
function findTargetFilter(
  access: SiteAccess,
  tx: Transaction,
  target: Exclude<BroadcastTarget, { kind: "selected" }>,
): { ok: true; filter: ContactFilter } | StartRefusal {
  if (target.kind !== "segment") return { ok: true, filter: targetFilters[target.kind] };
  const found = tx
    .select({ filter: segments.filter })
    .from(segments)
    .where(and(eq(segments.id, target.segmentId), eq(segments.siteId, access.siteId)))
    .get();
  const filter = found && contactFilter.safeParse(JSON.parse(found.filter)).data;
  const wrong = filter && findWrongRule(access, tx as unknown as Database, filter);
  if (wrong?.field === costField) return { ok: false, refusal: "segment_too_costly" };
  return filter && !wrong ? { ok: true, filter } : { ok: false, refusal: "segment_gone" };
}
