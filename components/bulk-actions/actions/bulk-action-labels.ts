import type { LucideIcon } from "lucide-react";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";

/** What is said of a bulk action in the audit log, to an owner who sees numbers alone. */
interface AuditLabels {
  done(contacts: string): string;
  /** After "Began" and "Undid". */
  doing(contacts: string): string;
  /** What became of contacts that the job left as they were. */
  unchanged?: string;
  /** Said in the place of `done` when no mail server was set. */
  unsent?(contacts: string): string;
}

/** Everything that the screen says of one kind of bulk action. `contacts` is such as "1,204 contacts". */
export interface BulkActionLabels {
  doing(contacts: string, subject: string): string;
  done(contacts: string, subject: string): string;
  /** Why the other contacts stay as they are; null where it is always about all of them. */
  rest: string | null;
  /** Said of everyone in the plan; "It changes all of them" when left out. */
  all?: string;
  /** What became of contacts that the job left as they were. */
  unchanged?: string;
  /** Said in the place of the outcome when the job was stopped. */
  stopped?: string;
  /** Said in the place of `done` while no mail server is set; left out for what sends no mail. */
  unsent?(contacts: string): string;
  audit: AuditLabels;
}

/** What has to be chosen before the action can be counted, and the action that comes of it. */
export type BulkActionSubject =
  | { from: "nothing"; explanation: string; action: BulkAction }
  | { from: "new_tag"; action(tag: string): BulkAction }
  | { from: "tag" | "sequence" | "offer"; label: string; action(id: number): BulkAction };

/** A kind of bulk action that More Actions offers. */
export interface OfferedBulkAction extends BulkActionLabels {
  title: string;
  icon: LucideIcon;
  /** What the button that starts it says. */
  plan(contacts: string, subject: string): string;
  subject: BulkActionSubject;
}
