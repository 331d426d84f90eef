import type { LucideIcon } from "lucide-react";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";

/** Holds what the audit log says of a bulk action, to an owner who sees numbers alone. */
interface AuditLabels {
  done(contacts: string): string;
  /** Follows "Began" and "Undid". */
  doing(contacts: string): string;
  /** Says what became of contacts that the job left as they were. */
  unchanged?: string;
  /** Replaces `done` when no mail server was set. */
  unsent?(contacts: string): string;
}

/** Holds everything that the screen says of one kind of bulk action. `contacts` is, for example, "1,204 contacts". */
export interface BulkActionLabels {
  doing(contacts: string, subject: string): string;
  done(contacts: string, subject: string): string;
  /** Says what became of contacts that the job left as they were. */
  unchanged?: string;
  /** Replaces the outcome when the job was stopped. */
  stopped?: string;
  /** Replaces `done` while no mail server is set. Kinds that send no mail leave it out. */
  unsent?(contacts: string): string;
  audit: AuditLabels;
}

/** Says what must be chosen before the action can be counted, and makes the action of it. */
export type BulkActionSubject =
  | { from: "nothing"; explanation: string; action: BulkAction }
  | { from: "new_tag"; action(tag: string): BulkAction }
  | {
      from: "tag" | "sequence" | "offer";
      label: string;
      /** Replaces the choice when the site has none. */
      none: string;
      action(id: number): BulkAction;
    };

/** Is a kind of bulk action that More Actions offers. */
export interface OfferedBulkAction extends BulkActionLabels {
  title: string;
  icon: LucideIcon;
  /** Labels the button that starts it. */
  start: string;
  /** Replaces `start` once it is known how many it changes. */
  startCounted?(contacts: string): string;
  /** Replaces *Cancel* on the button that closes the dialog. */
  dismiss?: string;
  /** Follows a number of contacts and says what becomes of them; null where it is always about all of them. */
  will: string | null;
  /** Says why the other contacts stay as they are: "has it already", "have it already". */
  rest: { one: string; other: string } | null;
  subject: BulkActionSubject;
}
