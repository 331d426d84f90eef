import os from "node:os";
import { requireEnvironmentSite } from "./billing/stripe/account/environment-site";
import { mendEmails } from "./contacts/change/mend-emails";
import { requireSecret } from "./secret/require-secret";
import { env } from "./system/env";
import { database } from "./system/instance";
import { lockInstance } from "./system/instance-lock";
import { mustStart } from "./system/must-start";
import { Worker } from "./worker";

/** Is lower than that of the process that answers people. */
const priority = 5;

mustStart(() => {
  env();
  lockInstance();
  const db = database();
  requireSecret(db, Date.now());
  requireEnvironmentSite(db, env());
  mendEmails(db, Date.now());
});
os.setPriority(priority);
const worker = new Worker(database(), () => Date.now());
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void worker.end());
// The process that started this one is gone, so nobody would end it or start it again.
process.on("disconnect", () => void worker.end());
worker.start();
process.send?.("ready");
