import type { CommandName, commands } from "./all-commands";

interface HelpText<Options> {
  /** Is what the list of all commands says. */
  summary: string;
  /** Says what the command does, refuses and leaves alone. */
  details: readonly string[];
  options: { [Name in keyof Options]: string };
}

/** Says what each command and each of its options is for. One without words does not compile. */
export const helpTexts: { [Name in CommandName]: HelpText<(typeof commands)[Name]["options"]> } = {
  backup: {
    summary: "Back up the instance into a new folder in DIR, while it runs",
    details: [
      "Copies the database as it is at one moment, the ledger of erasures, the keys and the secret, and checks the copy. Backups of this instance in DIR that are older than BACKUP_KEEP_DAYS are removed, so that copies forget as well; nothing else in DIR is touched.",
      "Lists that wait to be imported are left out, and so is a secret that comes from APP_SECRET.",
    ],
    options: {
      ledger:
        "Back up the ledger alone: small enough for every hour, and enough for a restore to know whom to erase again",
    },
  },
  restore: {
    summary: "Put a backup in the place of what is in DATA_DIR, without bringing anyone back",
    details: [
      "Stop Farewell first. Every byte of the backup is checked before anything changes. Into an empty DATA_DIR any backup goes; where there is a database, only one of the same instance. What is replaced is backed up first, beside the backup.",
      "Whoever was deleted since is deleted again when Farewell starts, and whoever unsubscribed stays unsubscribed: the restore follows the newest ledger of DATA_DIR, of the backup and of the backups beside it.",
    ],
    options: {
      replace: "Replace a database of another instance, or one that cannot be read",
      ledger: "Follow the ledger in this folder as well, when it is the newest",
    },
  },
  "verify-receipt": {
    summary: "Check that a receipt is as it was signed",
    details: [
      "Needs nothing but the file: no database, no network and no settings. Without --key it says whose key signed it, which you compare with the one that its owner publishes.",
    ],
    options: {
      key: "Is the public key that has to have signed it, or a file that holds it",
      proof: "Is a proof that one email was in the receipt; it is checked as well",
    },
  },
  "verify-files": {
    summary: "Read the whole database file for bytes that should be gone",
    details: [
      "Reads every page of the database file for bytes outside its records, and every record for the email of someone who was deleted. Changes nothing, and may run while Farewell does.",
    ],
    options: {},
  },
  "change-secret": {
    summary: "Replace the secret from which keys are derived",
    details: [
      "Stop Farewell first. The new secret is piped in or asked for twice, and never an argument, which other users of the machine could see. What is stored is encrypted anew, and whoever was deleted stays recognised. Where the secret comes from APP_SECRET, set that to the new one before the next start.",
    ],
    options: { generate: "Make a secret, instead of asking for one" },
  },
  "reset-password": {
    summary: "Set a new password for someone who is locked out",
    details: [
      "Asks for the new password twice. All sessions of the person end, and History of each of their sites says so. It says how else they still sign in: a second factor and passkeys stay unless you say otherwise.",
    ],
    options: {
      generate: "Make a password and print it once, instead of asking for one",
      "second-factor-off":
        "Turn the second factor off too, for someone who has lost it and the recovery codes",
      "remove-passkeys": "Remove their passkeys too, for someone who may not know all of them",
    },
  },
  "site list": { summary: "List the sites of this instance", details: [], options: {} },
  "site create": {
    summary: "Create a site",
    details: [
      "Someone who signs in already becomes the owner of one more site. Anyone else gets a sign-in, and their password is asked for twice.",
    ],
    options: {
      owner: "Is the email with which the owner signs in",
      "owner-name": "Is the name of an owner who is new here",
      "time-zone": "Is the zone in which the site counts its days, such as Europe/Vienna (UTC)",
      generate: "Make a password for an owner who is new and print it once, instead of asking for one",
    },
  },
  doctor: {
    summary: "Check the installation, and say what to do about what is wrong",
    details: [
      "Checks the secret, the files, the database, the disk, mail, Stripe, the clock, the worker, the ledger and the last backup. Changes nothing, sends nothing and names nobody.",
    ],
    options: {},
  },
};

/** Says where every command stands. */
export const generalHelp = {
  use: "farewell COMMAND [arguments]",
  more: "farewell COMMAND --help says more about one.",
  exitCodes: "Exit codes: 0 done, 1 failed, 2 refused or wrong use, 3 partly done.",
};
