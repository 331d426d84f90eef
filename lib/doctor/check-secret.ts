import type { Database } from "@/db/open-database";
import { checkSecret } from "@/lib/secret/require-secret";
import { secretMessages } from "@/lib/secret/secret-messages";
import { findSecrets } from "@/lib/system/app-secret";
import { findInstance } from "@/lib/system/secret-check";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "secret";
const messages = {
  fits: (place: string) => `The one from ${place} is that of the database.`,
  unknown: "The database does not know its secret yet.",
  start: "Start Farewell once.",
  differs: "It is not that of the database.",
};

/** Checks that the secret at hand is the one with which the database was made. */
export function checkSecretOf(db: Database, now: number): Finding {
  // A database without a name would be given one, which is for the start to do.
  if (!findInstance(db)) return warning(subject, messages.unknown, messages.start);
  const found = findSecrets();
  const checked = checkSecret(db, found, now, () => "");
  if (!checked.ok) return wrong(subject, messages.differs, secretMessages[checked.refusal]);
  return ok(subject, messages.fits(found.variable === undefined ? "the file app-secret" : "APP_SECRET"));
}
