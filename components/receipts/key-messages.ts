/** Names what is shown of the keys that sign receipts. */
export const keyLabels = {
  title: "Receipts",
  inUse: "The key that is used here",
  fingerprint: "Fingerprint",
  publicKey: "Public key",
  copy: "Copy the public key",
  download: "Download the public key",
  earlier: "Earlier keys",
  verify: "Check a receipt",
} as const;

/** Says what the keys are for; an element stands where braces are. */
export const keyMessages = {
  description: "The key that signs the receipts of deletions, by which anyone can check them.",
  inUse:
    "Every receipt that is signed here carries this key. Publish its fingerprint where people look for you, so that they can tell your receipts from anyone else’s.",
  compare: "Receipts that are signed here carry this key. Compare it when you check one elsewhere.",
  where:
    "Its private part is the file signing-key in the data folder, and nowhere else. Backups hold it. Whoever has it can sign in your name.",
  none: "There is no key yet. The first start makes one.",
  since: "Signs since {at}.",
  unused: "It has not signed anything yet.",
  earlier:
    "Older receipts are signed with these and stay valid. Their file is not in the data folder any more. If it was lost, put it back from a backup to go on with it.",
  usedFrom: "First used {at}",
} as const;
