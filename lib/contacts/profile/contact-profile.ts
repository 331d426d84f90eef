import type { MarketingStatus } from "@/db/schema";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { CameBack } from "./find-came-back";
import type { DeletionOfContact } from "./find-deletion-of";
import type { Milestone } from "./find-lifecycle";

/** Is a custom field of the site, and what a contact has in it; `value` is null where they have nothing. */
export interface ContactField {
  id: number;
  name: string;
  type: "text" | "number" | "date" | "boolean" | "choice";
  /** Lists what the field can be; null for a field that can be anything of its type. */
  options: string[] | null;
  value: string | null;
}

/** Holds who a contact is and how much belongs to it. Amounts are in minor units, times in UTC ms. */
export interface ContactProfile {
  id: number;
  email: string;
  name: string;
  marketingStatus: MarketingStatus;
  isCustomer: boolean;
  source: string;
  createdAt: number;
  updatedAt: number;
  lastActivityAt: number;
  isBeingErased: boolean;
  isHidden: boolean;
  /** Is set when a confirmed deletion holds them, or is still to delete them. */
  deletion: DeletionOfContact | null;
  /** Is set when their email was erased from the site before, or forgotten in advance. */
  cameBack: CameBack | null;
  /** Lists the emails that they had before, the last one first. */
  formerEmails: { email: string; leftAt: number }[];
  tags: string[];
  /** Lists every custom field of the site in its order. */
  fields: ContactField[];
  records: RecordCount[];
  /** Is what they paid less what was given back, by currency. */
  paid: { currency: string; amount: number }[];
  /** Is what their subscriptions come to a month, by currency. */
  monthly: { currency: string; amount: number }[];
  /** Counts the subscriptions that can still charge. */
  liveSubscriptionCount: number;
  products: {
    id: number;
    name: string;
    lessonCount: number;
    completedCount: number;
    startedCount: number;
    /** Lists the lessons in the order of the course; `percent` is null for a lesson that was not begun. */
    lessons: { id: number; title: string; percent: number | null; completedAt: number | null }[];
  }[];
  /** Lists the sequences that the contact is in first, then the others. */
  sequences: { id: number; name: string; status: "active" | "completed" | "left"; createdAt: number }[];
  lifecycle: Milestone[];
}
