import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import { inWriteTurn } from "@/lib/system/write-turns";
import type { SecondStepOutcome } from "./second-step";

/** Records in the history of each site of a person what came of the code that they, or somebody else, gave. */
export async function auditSecondStep(db: Database, outcome: SecondStepOutcome, now: number): Promise<void> {
  if (!outcome.ok && outcome.refusal !== "wrong_code") return;
  const { userId, wrong } = outcome;
  const counts: Record<string, number> = wrong > 0 ? { wrong } : {};
  await inWriteTurn(db, () =>
    write(db, (tx) => {
      if (!outcome.ok) return auditOnEachSite(tx, { userId, action: "second_factor_failed", counts, now });
      if (outcome.kind === "recovery")
        auditOnEachSite(tx, { userId, action: "recovery_code_used", counts: {}, now });
      auditOnEachSite(tx, { userId, action: "signed_in", counts, now });
    }),
  );
}
