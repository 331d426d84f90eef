import { backup } from "@/lib/command-line/commands/backup";
import { changeSecret } from "@/lib/command-line/commands/change-secret";
import { doctor } from "@/lib/command-line/commands/doctor";
import { resetPassword } from "@/lib/command-line/commands/reset-password";
import { restore } from "@/lib/command-line/commands/restore";
import { siteCreate } from "@/lib/command-line/commands/site-create";
import { siteList } from "@/lib/command-line/commands/site-list";
import { verifyFiles } from "@/lib/command-line/commands/verify-files";
import { verifyReceipt } from "@/lib/command-line/commands/verify-receipt";

/** Maps the name under which each command is typed to it, in the order in which help lists them. */
export const commands = {
  backup,
  restore,
  "verify-receipt": verifyReceipt,
  "verify-files": verifyFiles,
  "change-secret": changeSecret,
  "reset-password": resetPassword,
  "site list": siteList,
  "site create": siteCreate,
  doctor,
} as const;

export type CommandName = keyof typeof commands;
