import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import type { ProofRefusal } from "@/lib/auth/fresh/proof-messages";
import type { SiteAccess } from "@/lib/auth/site-access";
import { checkPassword } from "./check-password";

/** Is by what people prove that it is them: a further way is a further kind. */
export const freshProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), password: z.string().min(1).max(128) }),
]);

export type FreshProof = z.infer<typeof freshProof>;

/** Makes a session fresh for who proves that it is theirs. It says nothing about their sessions elsewhere. */
export async function proveFresh(
  access: SiteAccess,
  db: Database,
  proof: FreshProof,
  { ownSessionId, now }: { ownSessionId: string; now: number },
): Promise<{ ok: true } | ProofRefusal> {
  const checked = await checkPassword(access, db, proof.password, now);
  if (!checked.ok) return checked;
  write(db, (tx) =>
    prepared(tx, "UPDATE sessions SET fresh_at = @now WHERE id = @ownSessionId AND user_id = @userId").run({
      now,
      ownSessionId,
      userId: access.userId,
    }),
  );
  return checked;
}
