import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { memberships, users } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { PlainAuditAction } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import { isWithin } from "@/lib/doors/is-within";
import { counterKeyOf } from "@/lib/doors/sender-key";
import { inWriteTurn } from "@/lib/system/write-turns";
import type { SignInOutcome } from "./sign-in";

/** Tells every wrong password up to this one, and then one in ten. */
const allToldUpTo = 5;

/**
 * Records in the history of each site of an account what came of a try to sign in to it: every right password, wrong
 * ones as far as they tell something new, and once an hour that tries are refused. Nothing for an unknown email.
 */
export async function auditSignIn(
  db: Database,
  email: string,
  outcome: SignInOutcome,
  now: number,
): Promise<void> {
  if ((outcome.ok && outcome.needsCode) || !(await isTold(email, outcome))) return;
  const { action, counts } = entryOf(outcome);
  await inWriteTurn(db, () =>
    write(db, (tx) => {
      const user = tx.select({ id: users.id }).from(users).where(eq(users.email, email)).get();
      if (user) auditOnEachSite(tx, { userId: user.id, action, counts, now });
    }),
  );
}

interface OfPerson {
  userId: string;
  action: PlainAuditAction;
  counts: Record<string, number>;
  now: number;
}

/** Records in the history of each site that this person belongs to what they did as a person. */
export function auditOnEachSite(tx: Transaction, { userId, ...entry }: OfPerson): void {
  const sites = tx
    .select({ siteId: memberships.siteId })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .all();
  for (const { siteId } of sites) recordAudit(tx, { siteId, actorId: userId, ...entry });
}

function entryOf(outcome: SignInOutcome): { action: PlainAuditAction; counts: Record<string, number> } {
  if (!outcome.ok && outcome.refusal === "too_many_guesses") return { action: "sign_in_refused", counts: {} };
  const counts: Record<string, number> = outcome.wrong > 0 ? { wrong: outcome.wrong } : {};
  return { action: outcome.ok ? "signed_in" : "sign_in_failed", counts };
}

async function isTold(email: string, outcome: SignInOutcome): Promise<boolean> {
  if (outcome.ok) return true;
  if (outcome.refusal === "too_many_guesses") return isFirstOfHour(email);
  return outcome.wrong <= allToldUpTo || outcome.wrong % 10 === 0;
}

function isFirstOfHour(email: string): Promise<boolean> {
  const oncePerHour = { name: "refused sign-ins that were told", points: 1, seconds: 3600 };
  return isWithin(oncePerHour, counterKeyOf(email));
}
