import type { MarketingStatus } from "@/db/schema";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { Milestone } from "./find-lifecycle";

/** Who a contact is, and how much belongs to it. Amounts in minor units, times UTC ms. */
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
  /** Addresses they had before, the last one first. */
  formerEmails: { email: string; leftAt: number }[];
  tags: string[];
  /** Every custom field of the site; null where the contact has no value. */
  fields: { id: number; name: string; type: "text" | "number" | "date" | "boolean"; value: string | null }[];
  records: RecordCount[];
  /** What they paid in all, less what was given back; by currency. */
  paid: { currency: string; amount: number }[];
  products: {
    id: number;
    name: string;
    lessonCount: number;
    completedCount: number;
    startedCount: number;
    /** In the order of the course; `percent` is null for one that was not begun. */
    lessons: { id: number; title: string; percent: number | null; completedAt: number | null }[];
  }[];
  /** Those they are in first. */
  sequences: { id: number; name: string; status: "active" | "completed" | "left"; createdAt: number }[];
  lifecycle: Milestone[];
}
