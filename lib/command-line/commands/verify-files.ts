import { command } from "@/lib/command-line/frame/command";
import { withReading } from "@/lib/command-line/instance/with-instance";
import { type ErasedEmailsFound, findErasedEmails } from "@/lib/deletion/disk/find-erased-emails";
import { findLeftovers, type Leftovers } from "@/lib/system/pages/find-leftovers";
import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

type Finding = "dirtyGaps" | "dirtyBlocks" | "dirtyTails" | "dirtyFreePages";

const findings: Record<Finding, string> = {
  dirtyGaps: "with bytes between their records",
  dirtyBlocks: "with bytes of a deleted record",
  dirtyTails: "with bytes after a long value",
  dirtyFreePages: "unused, but not empty",
};

const messages = {
  read: ({ pageCount, byteCount }: Leftovers) =>
    `Read ${pages(pageCount)} of the database file, ${neutralFormats.count(byteCount)} bytes.`,
  waiting: ({ waitingPages }: Leftovers) =>
    `Newer versions of ${pages(waitingPages)} wait in the log; they are cleaned when they are copied into the file.`,
  clean: "Outside of records, every byte is zero.",
  howToClean:
    "Start Farewell: its worker cleans what another program or a killed process left. Then run this again.",
  noEmails: "No text holds the email of a deleted contact.",
  emails: ({ table, column, emailCount }: ErasedEmailsFound) =>
    `Found in ${table}.${column}: ${countOf(neutralFormats, emailCount, "email", "emails")} of deleted contacts.`,
  whoNamed: "Someone typed or imported them there. Search for them under Contacts, or delete the texts.",
};

function pages(count: number): string {
  return countOf(neutralFormats, count, "page", "pages");
}

export const verifyFiles = command({
  takes: [],
  options: {},
  run: ({ terminal }) =>
    withReading(terminal, (db) => {
      const leftovers = findLeftovers(db);
      terminal.say(messages.read(leftovers));
      if (leftovers.waitingPages > 0) terminal.say(messages.waiting(leftovers));
      const dirty = (Object.keys(findings) as Finding[]).filter((finding) => leftovers[finding] > 0);
      for (const finding of dirty)
        terminal.complain(`Found ${pages(leftovers[finding])} ${findings[finding]}.`);
      if (dirty.length > 0) terminal.complain(messages.howToClean);
      else terminal.say(messages.clean);
      const emails = findErasedEmails(db);
      for (const found of emails) terminal.complain(messages.emails(found));
      if (emails.length > 0) terminal.complain(messages.whoNamed);
      else terminal.say(messages.noEmails);
      return dirty.length > 0 || emails.length > 0 ? "failed" : "done";
    }),
});
