import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { makeProof, saltOf } from "@/lib/receipts/make-proof";
import { LeafTree, leafOf, leavesPerSubtree, pathInTree } from "@/lib/receipts/merkle-tree";
import type { ReceiptContent } from "@/lib/receipts/receipt-document";
import { hashOfReceipt, signReceipt } from "@/lib/receipts/sign-receipt";

export function newSigner(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync("ed25519");
}

/** Is everything that a receipt says, with as much in it as there can be. */
export const sampleContent: Omit<ReceiptContent, "signedBy" | "emails"> = {
  format: "farewell-receipt",
  version: 1,
  number: 12,
  deletion: 31,
  revision: 2,
  previous: "ab".repeat(32),
  asOf: "2026-01-15T12:00:00.000Z",
  site: { name: "Quill & Söhne ✒️\u001f", postalAddress: "1 Ink Lane\nPorto" },
  title: "3 of 7 contacts deleted",
  end: "stopped",
  confirmedBy: "Test Owner",
  approved: { by: "Second Owner", at: "2026-01-15T11:59:00.500Z" },
  why: "Ticket 4711",
  confirmedAt: "2026-01-15T11:59:00.000Z",
  startedAt: "2026-01-15T11:59:01.000Z",
  finishedAt: "2026-01-15T11:59:30.000Z",
  contacts: { selected: 7, deleted: 3, changed: 1, bought: 0 },
  notDeleted: [{ why: "stopped", count: 4, words: "4 contacts kept because the deletion was stopped" }],
  list: "cd".repeat(32),
  records: [{ kind: "purchases", counted: 5, deleted: 6 }],
  billing: {
    stopped: {
      readBack: 1,
      onAnOwnersWord: 1,
      noLongerCharged: [
        { amount: 15000, currency: "EUR", words: "€150.00 a year", interval: "year", intervalCount: 1 },
      ],
    },
    refunds: {
      areChosen: true,
      made: [{ amount: 300, currency: "EUR", words: "€3.00" }],
      impossible: [{ amount: 500, currency: "EUR", words: "€5.00", why: "it is disputed" }],
    },
    customers: { deletedAndReadBack: 1, kept: 0 },
    readUpTo: "2026-01-15T11:59:00.000Z",
    notReadBecause: null,
    stillBilled: 0,
  },
  searched: {
    at: "2026-01-15T11:59:30.000Z",
    emails: 3,
    scope: "written",
    files: [{ name: "database", bytes: 4096, found: 0 }],
    whole: null,
    lists: { searched: 1, notSearched: 0, found: 0 },
    stillToClean: ["search index"],
    cleanedAt: null,
  },
  notSearched: ["Backups"],
  stays: ["Totals without people."],
  mentions: [{ where: "note", count: 1 }],
};

interface SampleReceipt {
  receipt: string;
  /** Returns the proof of one of the emails. */
  proofOf(email: string): string;
}

/** Signs a receipt over these emails. */
export function signSample(emails: readonly string[], privateKey: KeyObject, key: Buffer): SampleReceipt {
  const leaves = emails.map((email) => leafOf(saltOf(key, email), email));
  const tree = new LeafTree();
  for (const leaf of leaves) tree.add(leaf);
  const { count, root, subtrees } = tree.build();
  const of = { count, root: root?.toString("hex") ?? null };
  const receipt = signReceipt({ ...sampleContent, emails: of }, privateKey);
  return {
    receipt,
    proofOf: (email) => {
      const index = emails.indexOf(email);
      const first = index - (index % leavesPerSubtree);
      const own = leaves.slice(first, first + leavesPerSubtree);
      return makeProof({
        email,
        salt: saltOf(key, email),
        index,
        path: pathInTree({ leaves: own, subtrees }, index),
        receipt: {
          number: sampleContent.number,
          revision: sampleContent.revision,
          sha256: hashOfReceipt(receipt),
        },
      });
    },
  };
}
