import fs from "node:fs";
import { command } from "@/lib/command-line/frame/command";
import { checkMessages } from "@/lib/receipts/check-messages";
import { type CheckedReceipt, checkReceipt } from "@/lib/receipts/check-receipt";

const messages = {
  noFile: (name: string) => `There is no file ${name}.`,
  what: ({ receipt: { number, revision, site, title } }: CheckedReceipt) =>
    `It is receipt ${number} of ${site.name}, revision ${revision}: ${title}.`,
};

export const verifyReceipt = command({
  takes: ["FILE"],
  options: { key: { value: "KEY" }, proof: { value: "FILE" } },
  needsNoSettings: true,
  run({ args: [file = ""], options: { key, proof }, terminal }) {
    const missing = [file, ...(proof === undefined ? [] : [proof])].find((name) => !isFile(name));
    if (missing !== undefined) {
      terminal.complain(messages.noFile(missing));
      return "refused";
    }
    const check = checkReceipt({
      receipt: fs.readFileSync(file, "utf8"),
      ...(key !== undefined && { key: isFile(key) ? fs.readFileSync(key, "utf8") : key }),
      ...(proof !== undefined && { proof: fs.readFileSync(proof, "utf8") }),
    });
    for (const line of checkMessages(check)) (check.ok ? terminal.say : terminal.complain)(line);
    if (check.ok) terminal.say(messages.what(check));
    return check.ok ? "done" : "failed";
  },
});

function isFile(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}
