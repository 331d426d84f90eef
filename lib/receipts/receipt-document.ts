import { z } from "zod";
import { isWholeText } from "./canonical-json";

/** Bounds a receipt and a proof, each as a text. */
export const longestDocument = 256 * 1024;

export const receiptVersion = 1;

const count = z.int().min(0);
const text = z.string().refine(isWholeText);
/** Is in UTC. */
const time = z.iso.datetime({ precision: 3 });

/** Is a SHA-256 in lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Accepts base64url without an end that decodes to the same bytes as another text. */
const base64url = z
  .string()
  .refine((encoded) => Buffer.from(encoded, "base64url").toString("base64url") === encoded);

/** Is an amount in minor units, and as people say it. */
const money = z.strictObject({ amount: z.int(), currency: text, words: text });

const files = z.array(z.strictObject({ name: text, bytes: count, found: count }));

const deletedKind = z.strictObject({ kind: text, counted: count, deleted: count });

const notDeleted = z.strictObject({
  why: z.enum(["already_gone", "held", "stopped", "kept_after_all"]),
  count,
  words: text,
});

const billing = z.strictObject({
  stopped: z.strictObject({
    readBack: count,
    onAnOwnersWord: count,
    noLongerCharged: z.array(money.extend({ interval: text, intervalCount: count })),
  }),
  refunds: z.strictObject({
    areChosen: z.boolean(),
    made: z.array(money),
    impossible: z.array(money.extend({ why: text })),
  }),
  customers: z.strictObject({ deletedAndReadBack: count, kept: count }),
  readUpTo: time.nullable(),
  notReadBecause: text.nullable(),
  stillBilled: count,
});

const search = z.strictObject({
  at: time,
  emails: count,
  /** Is "written" where only the pages that the deletion wrote were searched. */
  scope: z.enum(["written", "whole"]),
  files,
  whole: z.strictObject({ at: time, emails: count, files }).nullable(),
  lists: z.strictObject({ searched: count, notSearched: count, found: count }).nullable(),
  stillToClean: z.array(text),
  cleanedAt: time.nullable(),
});

/** Is what a receipt says, before it is signed. Nobody who was deleted is named in it. */
const receiptContent = z.strictObject({
  format: z.literal("farewell-receipt"),
  version: z.literal(receiptVersion),
  /** Is the number of the certificate. */
  number: z.int().positive(),
  deletion: z.int().positive(),
  /** Counts the receipts of this deletion; each says what was so at `asOf`, and names the one before by its SHA-256. */
  revision: z.int().positive(),
  previous: sha256.nullable(),
  asOf: time,
  site: z.strictObject({ name: text, postalAddress: text }),
  title: text,
  end: z.enum(["completed", "stopped"]),
  confirmedBy: text,
  /** Says which second person agreed, and when; left out where the site did not ask for one. */
  approved: z.strictObject({ by: text, at: time }).optional(),
  why: text.nullable(),
  confirmedAt: time,
  startedAt: time.nullable(),
  finishedAt: time,
  contacts: z.strictObject({ selected: count, deleted: count, changed: count, bought: count }),
  notDeleted: z.array(notDeleted),
  /** Is the SHA-256 of the list that was confirmed. */
  list: text,
  records: z.array(deletedKind),
  billing,
  searched: search.nullable(),
  notSearched: z.array(text),
  stays: z.array(text),
  mentions: z.array(z.strictObject({ where: text, count })).nullable(),
  /** Is the Merkle tree of the deleted emails; null for a deletion from before there was one. */
  emails: z.strictObject({ count, root: sha256.nullable() }).nullable(),
  signedBy: z.strictObject({ algorithm: z.literal("Ed25519"), publicKey: base64url }),
});

export type ReceiptContent = z.infer<typeof receiptContent>;

/** Is a receipt as it is kept and handed out, in canonical JSON. The signature is over the rest of it. */
export const signedReceipt = receiptContent.extend({ signature: base64url });

export type SignedReceipt = z.infer<typeof signedReceipt>;
