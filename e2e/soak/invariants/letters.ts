import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

/**
 * Finds every letter at most once at the mail server, and no marketing letter to whom it may not go. An opt-in request
 * under way at a kill goes again with the same link.
 */
export const lettersWentOnce: Invariant = (world) => {
  const { received } = world.letters;
  const problems = [...world.letters.problems];
  const marketing = received.filter(({ kind }) => kind === "marketing");
  for (const [id, count] of timesOf(marketing.map((letter) => letter.id)))
    if (count > 1) problems.push(`marketing letter ${id} went ${count} times`);
  for (const [what, count] of timesOf(
    marketing.map(({ siteId, subject, to }) => `${siteId} ${subject} ${to}`),
  ))
    if (count > 1) problems.push(`one broadcast went ${count} times to one email: ${what}`);
  const optIns = received.filter(({ kind }) => kind === "opt-in");
  const again = [...timesOf(optIns.map(({ id }) => id)).values()].filter((count) => count > 1);
  const starts = killsOf(world) + 1;
  for (const count of again)
    if (count > starts) problems.push(`an opt-in request went ${count} times, with ${starts} starts`);
  problems.push(...listWrongDeliveries(world));
  const owners = received.length - marketing.length - optIns.length;
  const counted = `${marketing.length} marketing letters, ${optIns.length} opt-in requests (${again.length} again), ${owners} to owners`;
  return { counted, problems };
};

function timesOf(keys: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

const killsOf = ({ kills }: SoakWorld) => Object.values(kills).reduce((sum, count) => sum + count, 0);

/** Compares what each broadcast says of itself with what arrived. One that was under way at a kill counts as failed. */
function listWrongDeliveries(world: SoakWorld): string[] {
  const sent = world.rows<{ id: number; siteId: number; delivered: number; failed: number; open: number }>(
    `SELECT id, site_id AS siteId, delivered_count AS delivered, failed_count AS failed, queued_count AS open
     FROM broadcasts WHERE status IN ('sent', 'stopped')`,
  );
  return sent.flatMap(({ id, siteId, delivered, failed, open }) => {
    const arrived = world.letters.received.filter(
      (letter) => letter.siteId === siteId && letter.subject === `Letter ${id}`,
    ).length;
    if (arrived >= delivered && arrived <= delivered + failed + open) return [];
    return [`broadcast ${id} says ${delivered} delivered and ${failed} failed, ${arrived} arrived`];
  });
}
