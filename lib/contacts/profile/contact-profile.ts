import type { MarketingStatus } from "@/db/schema";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { Milestone } from "./find-lifecycle";

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
  /** Lists the emails that they had before, the last one first. */
  formerEmails: { email: string; leftAt: number }[];
  tags: string[];
  /** Lists every custom field of the site; the value is null where the contact has none. */
  fields: { id: number; name: string; type: "text" | "number" | "date" | "boolean"; value: string | null }[];
  records: RecordCount[];
  /** Is what they paid less what was given back, by currency. */
  paid: { currency: string; amount: number }[];
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
