import { createContact } from "@/db/factories/create-contact";
import { createOwner } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { takeRowIds } from "@/db/row-ids";
import * as schema from "@/db/schema";
import { write } from "@/db/write";
import type { StoredAction } from "@/lib/bulk-actions/actions/bulk-action";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";

type SiteTable =
  | typeof schema.apiKeys
  | typeof schema.billingRechecks
  | typeof schema.broadcasts
  | typeof schema.bulkActions
  | typeof schema.customFields
  | typeof schema.definitionChanges
  | typeof schema.deletionJobs
  | typeof schema.duplicatePairs
  | typeof schema.imports
  | typeof schema.invitations
  | typeof schema.manifestRequests
  | typeof schema.preparations
  | typeof schema.segments
  | typeof schema.tags;

let made = 0;

/** Returns a text that was not given before. */
export function unique(text: string): string {
  made += 1;
  return `${text}-${made}`;
}

/** Makes the records of one site that endpoints are asked about: a new one each time, so that no answer depends on another. */
export class SiteRecords {
  constructor(
    private readonly db: Database,
    readonly siteId: number,
    readonly userId: string,
    /** Stands in the name of every record, and so in an answer that tells of one. */
    readonly mark: string,
  ) {}

  contact(): number {
    return createContact(this.db, { siteId: this.siteId, name: this.mark }).id;
  }

  note(): { contactId: number; noteId: number } {
    const contactId = this.contact();
    return write(this.db, (tx) => {
      const noteId = takeRowIds(tx);
      const note = { contactId, id: noteId, body: this.mark, writtenBy: this.userId };
      tx.insert(schema.notes)
        .values({ ...note, createdAt: Date.now() })
        .run();
      return { contactId, noteId };
    });
  }

  tag(): number {
    return this.insert(schema.tags, { name: unique(this.mark) });
  }

  field(type: "text" | "choice" = "text"): number {
    const options = type === "choice" ? '["a","b"]' : null;
    const field = { name: unique(this.mark), type, options };
    return this.insert(schema.customFields, field);
  }

  segment(): number {
    const segment = { name: unique(this.mark), filter: '{"status":"subscribed"}', createdBy: this.userId };
    return this.insert(schema.segments, { ...segment, createdAt: Date.now() });
  }

  broadcast(status: (typeof schema.broadcastStatuses)[number] = "draft"): number {
    const isPrepared = status === "prepared";
    const text = { subject: this.mark, body: "Hello." };
    const target = '{"kind":"subscribed"}';
    const audience = JSON.stringify({ selectedCount: 0, willGetCount: 0, without: [] });
    const by = { createdBy: this.userId, createdAt: Date.now(), updatedAt: 1 };
    return this.insert(schema.broadcasts, {
      ...text,
      ...by,
      status,
      ...(isPrepared ? { audience } : { target }),
    });
  }

  bulkAction(action: StoredAction, status: (typeof schema.bulkActionStatuses)[number] = "prepared"): number {
    const by = { createdBy: this.userId, createdAt: Date.now() };
    const changed = { changedCount: status === "completed" ? 1 : 0 };
    const [finishedAt, text] = [status === "completed" ? Date.now() : null, JSON.stringify(action)];
    return this.insert(schema.bulkActions, { ...by, ...changed, status, action: text, finishedAt });
  }

  /** Makes a bulk action that this person has asked for and that the worker will not come to. */
  preparation(table: "bulk_actions" | "broadcasts"): number {
    const by = { createdBy: this.userId, createdAt: Date.now() };
    // Both rows come at once: the worker drops what nobody asked for.
    return write(this.db, () => {
      const id =
        table === "broadcasts" ? this.broadcast("counting") : this.bulkAction({ do: "hide" }, "counting");
      const of = table === "broadcasts" ? { broadcastId: id } : { bulkActionId: id };
      this.insert(schema.preparations, { ...of, ...by, status: "failed" });
      return id;
    });
  }

  manifest(): number {
    const by = { createdBy: this.userId, createdAt: Date.now() };
    const job = {
      status: "previewed" as const,
      contactCount: 2,
      digest: "0".repeat(64),
      plan: JSON.stringify(nothingPlanned),
    };
    // Both rows come at once: the worker drops a manifest that nobody asked for.
    return write(this.db, () => {
      const id = this.insert(schema.deletionJobs, { ...by, ...job });
      const request = { id, status: "measured" as const, selectionDigest: unique("selection") };
      return this.insert(schema.manifestRequests, {
        ...request,
        total: 2,
        counted: 2,
        measuredAt: Date.now(),
      });
    });
  }

  /** Makes a deletion that has ended, and holds one contact. */
  deletion(): { jobId: number; contactId: number } {
    const contactId = this.contact();
    const now = Date.now();
    made += 1;
    const by = { createdBy: this.userId, confirmedBy: this.userId, createdAt: now };
    const job = { status: "completed" as const, number: made, contactCount: 1, needsAttentionCount: 1 };
    const times = { confirmedAt: now, startedAt: now, finishedAt: now };
    const jobId = this.insert(schema.deletionJobs, {
      ...by,
      ...job,
      ...times,
      plan: JSON.stringify(nothingPlanned),
      digest: "0".repeat(64),
      diskCheck: JSON.stringify({ checkedAt: now, addressCount: 1, files: [], scope: "written" }),
    });
    const held = { jobId, contactId, state: "needs_attention" as const, contactUpdatedAt: now };
    write(this.db, (tx) => tx.insert(schema.deletionItems).values(held).run());
    return { jobId, contactId };
  }

  recheck(): number {
    const alarm = { provider: "local" as const, found: "later" as const, state: "needs_attention" as const };
    const times = { erasedAt: Date.now(), dueAt: Date.now() + 86_400_000 };
    return this.insert(schema.billingRechecks, { ...alarm, ...times });
  }

  import(status: (typeof schema.importStatuses)[number] = "uploaded"): number {
    const by = { createdBy: this.userId, createdAt: Date.now() };
    const file = {
      fileName: `${this.mark}.csv`,
      headers: '["email"]',
      columns: '[{"kind":"email"}]',
      tags: "[]",
      encoding: "utf-8",
      hasHeader: true,
    };
    return this.insert(schema.imports, { ...by, ...file, status });
  }

  apiKey(): number {
    made += 1;
    const keyHash = Buffer.from(`${made}`.padStart(32));
    const key = { name: this.mark, keyHash, hint: "abcd", createdBy: this.userId, createdAt: Date.now() };
    return this.insert(schema.apiKeys, { ...key });
  }

  /** Makes another member of the site. */
  person(): string {
    const member = { siteId: this.siteId, name: this.mark, passwordHash: "none", role: "assistant" as const };
    return createOwner(this.db, { ...member, email: `${unique("member")}@people.example` }).id;
  }

  invitation(): number {
    const invited = { email: `${unique("invited")}@people.example`, role: "support" as const };
    const times = { createdAt: Date.now(), expiresAt: Date.now() + 86_400_000 };
    const tokenHash = Buffer.from(unique("token").padStart(32));
    return this.insert(schema.invitations, { ...invited, ...times, tokenHash, invitedBy: this.userId });
  }

  /** Begins another session of the member who asks. */
  session(): string {
    const [id, at] = [unique("session"), new Date()];
    const session = { id, userId: this.userId, token: id, expiresAt: new Date(Date.now() + 86_400_000) };
    write(this.db, (tx) =>
      tx
        .insert(schema.sessions)
        .values({ ...session, createdAt: at, updatedAt: at })
        .run(),
    );
    return id;
  }

  pair(): number {
    const pair = { reason: "same_mailbox" as const, seenBy: 1 };
    return this.insert(schema.duplicatePairs, { ...pair });
  }

  /** Makes a change of a field that was set aside. */
  change(): number {
    const by = { createdBy: this.userId, createdAt: Date.now() };
    const subject = JSON.stringify({ fieldId: this.field(), name: this.mark });
    return this.insert(schema.definitionChanges, { ...by, kind: "delete_field", subject, status: "failed" });
  }

  /** Inserts a row of this site and returns its id. */
  private insert<Table extends SiteTable>(table: Table, row: Omit<Table["$inferInsert"], "siteId">): number {
    return write(this.db, (tx) => {
      const inserted = tx
        .insert(table as SiteTable)
        .values({ ...row, siteId: this.siteId } as SiteTable["$inferInsert"])
        .returning()
        .get();
      return (inserted as { id: number }).id;
    });
  }
}

const nothingPlanned: DeletionPlan = {
  contactCount: 1,
  records: [],
  billing: {
    subscriptionCount: 0,
    recurring: [],
    monthly: [],
    nextChargeAt: null,
    unpaidInvoiceCount: 0,
    unused: [],
    customerCount: 0,
    held: null,
    reading: { kind: "none" },
  },
};
