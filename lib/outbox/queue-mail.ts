import { z } from "zod";
import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { Transaction } from "@/db/write";

const requestParameters = z.object({ requestId: z.number(), expiresAt: z.number() });

/** What the templates need, beside the contact and the site. */
export type RequestParameters = z.infer<typeof requestParameters>;

/** The parameters as they are stored with a letter; undefined where the row is damaged. */
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
  /** What its token is derived from when it is sent. */
  seed: Buffer;
  now: number;
}

/** Puts a message to a contact in the outbox. Belongs in the transaction of what causes it; sent after it. */
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
