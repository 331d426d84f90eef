import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { hasPassed } from "@/lib/values/has-passed";
import { type Attention, countAttention } from "./count-attention";

const oneDayMs = 86_400_000;
const kinds = ["held", "billed", "failed", "noBackup", "endingKeys", "waiting"] as const;

interface Told {
  /** Holds JSON of what the owners know: the counts of the last letter, or fewer where some was settled since. */
  counts: string;
  toldAt: number | null;
}

export interface DueLetter {
  counts: Attention;
  owners: string[];
  /** Is when the letter before this one left. */
  toldBefore: number | null;
}

/**
 * Returns the letter that the owners of a site get now, and notes that it leaves; undefined when they asked for none,
 * got one within a day, or when there is nothing that they do not know. What was settled is new again when it comes back.
 */
export function beginLetter(tx: Transaction, siteId: number, now: number): DueLetter | undefined {
  if (preparedValue(tx, "SELECT attention_mail FROM sending_settings WHERE site_id = ?").get(siteId) === 0)
    return undefined;
  const told = prepared<Told>(
    tx,
    "SELECT counts, told_at AS toldAt FROM attention_letters WHERE site_id = ?",
  ).get(siteId);
  const known: Partial<Attention> = told ? JSON.parse(told.counts) : {};
  const counts = countAttention(tx, siteId, now);
  const isNew = kinds.some((kind) => counts[kind] > (known[kind] ?? 0));
  const isDue = isNew && (told?.toldAt == null || hasPassed(oneDayMs, told.toldAt, now));
  if (!isDue) {
    noteKnown(tx, siteId, known, counts);
    return undefined;
  }
  const owners = preparedValue<string>(
    tx,
    `SELECT users.email FROM memberships CROSS JOIN users ON users.id = memberships.user_id
     WHERE memberships.site_id = ? AND memberships.role = 'owner' ORDER BY users.email`,
  ).all(siteId);
  if (owners.length === 0) return undefined;
  prepared(
    tx,
    `INSERT INTO attention_letters (site_id, counts, told_at) VALUES (@siteId, '{}', @now)
     ON CONFLICT DO UPDATE SET told_at = excluded.told_at`,
  ).run({ siteId, now });
  return { counts, owners, toldBefore: told?.toldAt ?? null };
}

/** Notes that the owners know these counts, or that no letter left, so that the next look sends one. */
export function endLetter(
  tx: Transaction,
  siteId: number,
  { counts, toldBefore }: DueLetter,
  hasLeft: boolean,
): void {
  prepared(
    tx,
    `UPDATE attention_letters SET counts = CASE WHEN @hasLeft THEN @counts ELSE counts END,
       told_at = CASE WHEN @hasLeft THEN told_at ELSE @toldBefore END WHERE site_id = @siteId`,
  ).run({ siteId, counts: JSON.stringify(counts), toldBefore, hasLeft: hasLeft ? 1 : 0 });
}

function noteKnown(tx: Transaction, siteId: number, known: Partial<Attention>, counts: Attention): void {
  const still = Object.fromEntries(kinds.map((kind) => [kind, Math.min(known[kind] ?? 0, counts[kind])]));
  if (kinds.some((kind) => still[kind] !== (known[kind] ?? 0)))
    prepared(tx, "UPDATE attention_letters SET counts = ? WHERE site_id = ?").run(
      JSON.stringify(still),
      siteId,
    );
}
