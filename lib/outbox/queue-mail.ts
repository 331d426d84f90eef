import { z } from "zod";
import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { Transaction } from "@/db/write";

const requestParameters = z.object({ requestId: z.number(), expiresAt: z.number() });

/** Holds the template values that come neither from the contact nor from the site. */
export type RequestParameters = z.infer<typeof requestParameters>;

/** Returns the parameters stored with a letter, or undefined when the row is damaged. */
export function findRequestParameters(stored: string): RequestParameters | undefined {
  try {
    return requestParameters.safeParse(JSON.parse(stored)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type QueuedMail =
  | { kind: "transactional"; template: "confirm_subscription"; parameters: RequestParameters }
  | { kind: "marketing"; template: "broadcast"; broadcastId: number };

interface Letter {
  contactId: number;
  /** Is the seed from which the letter's token is derived when it is sent. */
  seed: Buffer;
  now: number;
}

/** Queues a letter to a contact. The worker sends it after the transaction commits. */
export function queueMail(tx: Transaction, mail: QueuedMail & Letter): void {
  prepared(
    tx,
    `INSERT INTO outgoing_mail (contact_id, id, site_id, kind, template, parameters, broadcast_id, seed, state,
       next_attempt_at, created_at)
     VALUES (@contactId, @id, (SELECT site_id FROM contacts WHERE id = @contactId), @kind, @template, @parameters,
       @broadcastId, @seed, 'queued', @now, @now)`,
  ).run({
    contactId: mail.contactId,
    id: takeRowId(tx),
    kind: mail.kind,
    template: mail.template,
    parameters: JSON.stringify("parameters" in mail ? mail.parameters : {}),
    broadcastId: "broadcastId" in mail ? mail.broadcastId : null,
    seed: mail.seed,
    now: mail.now,
  });
}
