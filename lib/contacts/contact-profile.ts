import type { MarketingStatus } from "@/db/schema";
import type { RecordCount } from "@/lib/deletion/record-kinds";

/** A contact and the newest of what belongs to it. Amounts in minor units, times UTC ms. */
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
  tags: string[];
  fields: { name: string; value: string }[];
  records: RecordCount[];
  /** What they paid in all, less what was given back; by currency. */
  paid: { currency: string; amount: number }[];
  purchases: {
    id: number;
    offer: string;
    kind: "bought" | "granted";
    amount: number;
    currency: string;
    createdAt: number;
  }[];
  subscriptions: {
    id: number;
    offer: string;
    status: string;
    amount: number;
    currency: string;
    interval: "month" | "year";
    nextChargeAt: number | null;
  }[];
  products: {
    id: number;
    name: string;
    lessonCount: number;
    completedCount: number;
    startedCount: number;
    /** In the order of the course; `percent` is null for one that was not begun. */
    lessons: { id: number; title: string; percent: number | null; completedAt: number | null }[];
  }[];
  emails: {
    id: number;
    subject: string;
    status: string;
    openCount: number;
    clickCount: number;
    createdAt: number;
  }[];
  submissions: { id: number; form: string; createdAt: number }[];
  notes: { id: number; body: string; createdAt: number }[];
  activities: { id: number; kind: string; summary: string; createdAt: number }[];
}
