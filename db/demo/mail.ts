import { createHash } from "node:crypto";
import * as schema from "../schema";
import type { DemoCatalogue } from "./catalogue";
import { addConsentEnd } from "./consent";
import { insertRow } from "./insert-row";
import { addEmailEvents } from "./mail-events";
import type { Story } from "./story";
import { day, minute } from "./timeline";

interface Mailing {
  broadcastId: number | null;
  sequenceId: number | null;
  subject: string;
  at: number;
}

/**
 * Adds every broadcast and sequence mail since `from`, until now or, when the contact's status says that mail
 * stopped, until it stopped.
 */
export function addMail(
  story: Story,
  catalogue: DemoCatalogue,
  from: number | undefined,
  courseBoughtAt: number | undefined,
): void {
  if (from === undefined) return;
  const joined = joinSequences(story, catalogue, from, courseBoughtAt);
  const planned = planMailings(story, catalogue, from, joined);
  const hasStopped = story.lead.status !== "subscribed";
  const mailings = hasStopped ? planned.slice(0, story.random.between(1, planned.length)) : planned;
  for (const [at, mailing] of mailings.entries())
    addDelivery(story, mailing, hasStopped && at === mailings.length - 1);
  addLetter(
    story,
    mailings.findLast(({ broadcastId }) => broadcastId !== null),
  );
  const lastAt = mailings.at(-1)?.at ?? from;
  for (const { sequence, joinedAt } of joined) {
    if (hasStopped && joinedAt > lastAt) continue;
    const sentCount = mailings.filter(({ sequenceId }) => sequenceId === sequence.id).length;
    const unfinished = hasStopped ? "left" : "active";
    insertRow(story.tx, schema.sequenceEnrollments, {
      contactId: story.contactId,
      sequenceId: sequence.id,
      status: sentCount === sequence.steps.length ? "completed" : unfinished,
      createdAt: joinedAt,
    });
  }
  addConsentEnd(story, lastAt);
}

/**
 * Chooses the sequences of a contact: a welcome for everyone who gets mail, a companion to a first course, and an
 * attempt to win back some who went quiet.
 */
function joinSequences(
  story: Story,
  { sequences }: DemoCatalogue,
  from: number,
  courseBoughtAt: number | undefined,
) {
  const [welcome, companion, comeBack] = sequences;
  const quietAt = from + 300 * day;
  return [
    welcome && { sequence: welcome, joinedAt: from },
    companion && courseBoughtAt !== undefined && courseBoughtAt >= from
      ? { sequence: companion, joinedAt: courseBoughtAt }
      : undefined,
    comeBack && quietAt < story.now && story.likely(0.25)
      ? { sequence: comeBack, joinedAt: quietAt }
      : undefined,
  ].filter((join) => join !== undefined);
}

function planMailings(
  story: Story,
  { broadcasts }: DemoCatalogue,
  from: number,
  joined: ReturnType<typeof joinSequences>,
): Mailing[] {
  const planned: Mailing[] = broadcasts.map(({ id, subject, sentAt }) => ({
    broadcastId: id,
    sequenceId: null,
    subject,
    at: sentAt + story.random.between(0, 20) * minute,
  }));
  for (const { sequence, joinedAt } of joined)
    for (const { afterDays, subject } of sequence.steps)
      planned.push({
        broadcastId: null,
        sequenceId: sequence.id,
        subject,
        at: joinedAt + afterDays * day + 2 * minute,
      });
  return planned.filter(({ at }) => at >= from && at <= story.now).sort((a, b) => a.at - b.at);
}

function addDelivery(story: Story, { at, ...mailing }: Mailing, isLast: boolean): void {
  const id = story.nextId();
  const hasBounced = isLast && story.lead.status === "bounced";
  const isArrived = !hasBounced && !story.random.chance(0.01);
  const status = hasBounced ? "bounced" : isArrived ? "delivered" : "sent";
  insertRow(story.tx, schema.emailDeliveries, {
    contactId: story.contactId,
    id,
    ...mailing,
    status,
    createdAt: at,
  });
  const delivery = { id, at, isBroadcast: mailing.broadcastId !== null };
  addEmailEvents(story, delivery, status, isLast && story.lead.status === "complained");
}

/** Adds the letter of their newest broadcast, without text, which the broadcast has. Nobody holds its token. */
function addLetter(story: Story, mailing: Mailing | undefined): void {
  if (!mailing) return;
  const id = story.nextId();
  insertRow(story.tx, schema.outgoingMail, {
    contactId: story.contactId,
    id,
    kind: "marketing",
    template: "broadcast",
    parameters: "{}",
    state: "sent",
    nextAttemptAt: mailing.at,
    createdAt: mailing.at,
    sentAt: mailing.at,
    unsubscribeHash: createHash("sha256").update(`demo letter ${id}`).digest(),
    broadcastId: mailing.broadcastId,
  });
}
