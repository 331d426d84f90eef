import type { erasedIdentities, MarketingStatus } from "@/db/schema";

/** Is the layout of the lines. A version that reads another one refuses it. */
export const ledgerVersion = 1;

type ErasedReason = (typeof erasedIdentities.$inferSelect)["reason"];
export type LeftStatus = Extract<MarketingStatus, "unsubscribed" | "bounced" | "complained">;

/** Is emails that were erased, forgotten or opted out at one moment, as `erased_identities` has each. */
export interface ErasedEntry {
  kind: "erased";
  siteId: number;
  /** Are base64url, as every digest in the ledger. */
  digests: string[];
  keyId: number;
  reason: ErasedReason;
  erasedAt: number;
  firstErasedAt: number | null;
  billingReadUntil: number | null;
}

/** Says that whoever has one of these emails unsubscribed, complained, or that their mail came back. */
export interface LeftEntry {
  kind: "left";
  siteId: number;
  status: LeftStatus;
  keyId: number;
  digests: string[];
}

/** Names contacts that a deletion erased. No other contact and no other deletion ever gets one of these numbers. */
export interface GoneEntry {
  kind: "gone";
  siteId: number;
  contactIds: number[];
  erasedAt: number;
  deletionId: number;
  deletionNumber: number;
}

/** Says what happened, in digests, bare numbers and fixed words. Nothing in it names a person. */
export type LedgerEntry =
  /** Begins a ledger. `madeAs` tells two of one instance apart, which a copy that goes its own way begins. */
  | { kind: "ledger"; version: number; instanceId: string; madeAs: string }
  /** Recognises the secret under which the keys that follow are encrypted. */
  | { kind: "secret"; check: string }
  | { kind: "key"; id: number; encryptedKey: string; createdAt: number }
  | ErasedEntry
  | LeftEntry
  | GoneEntry
  | { kind: "customer"; siteId: number; digest: string; erasedAt: number; billingReadUntil: number | null }
  | { kind: "broadcast"; siteId: number; id: number }
  /** Says that a site was deleted with all its contacts. */
  | { kind: "site"; siteId: number; endedAt: number }
  /** Says that all which the database remembers stands above, also what the lines named here held. */
  | { kind: "all"; damagedLines: number[] };

/** Is where an entry stands. */
export interface LinePlace {
  /** Counts the lines of the file, from 1. */
  line: number;
  /** Is the checksum of the line above; empty for the first. */
  after: string;
  /** Is the number that the database gave the entry, or the last it had given when it wrote the line by itself. */
  entry: number;
  /** Is when the line was written. */
  at: number;
}

export type LedgerLine = LinePlace & LedgerEntry;
