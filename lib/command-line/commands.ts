import { backup } from "./backup";
import { doctor } from "./doctor";
import { resetPassword } from "./reset-password";
import { restore } from "./restore";
import { siteCreate } from "./site-create";
import { siteList } from "./site-list";
import { verifyFiles } from "./verify-files";
import { verifyReceipt } from "./verify-receipt";

/** Maps the name under which each command is typed to it, in the order in which help lists them. */
export const commands = {
  backup,
  restore,
  "verify-receipt": verifyReceipt,
  "verify-files": verifyFiles,
  "reset-password": resetPassword,
  "site list": siteList,
  "site create": siteCreate,
  doctor,
} as const;

export type CommandName = keyof typeof commands;
