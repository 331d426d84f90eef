import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { keepHeldContact } from "@/lib/deletion/held/keep-held-contact";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { discardManifest } from "@/lib/deletion/manifest/discard-manifests";
import { findManifest } from "@/lib/deletion/manifest/find-manifest";
import { requestManifest } from "@/lib/deletion/manifest/request-manifest";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import { type Act, contactsOf, outcomeOf, type Scene, until } from "./act";

export const deleteOne: Act = (scene) => {
  const contact = scene.dice.maybe(contactsOf(scene));
  return contact ? deleteThem(scene, { kind: "ids", ids: [contact.id] }) : "nobody is there";
};

/** Selects some contacts, or nearly everyone, and deletes them. */
export const deleteMany: Act = (scene) => {
  const { dice } = scene;
  const ids = dice.some(contactsOf(scene), dice.number(2, 25)).map(({ id }) => id);
  if (ids.length === 0) return "nobody is there";
  if (dice.chance(0.85)) return deleteThem(scene, { kind: "ids", ids, withoutMissing: true });
  return deleteThem(scene, { kind: "matching", filter: { everyone: true }, except: ids });
};

async function deleteThem({ world, site, dice }: Scene, selection: ContactSelection): Promise<string> {
  const { access } = site;
  const requested = await requestManifest(access, world.db, selection, Date.now());
  if (!requested.ok) return outcomeOf(requested);
  const { jobId } = requested;
  if (dice.chance(0.1)) {
    await dice.pause(0, 300);
    return `dialog closed: ${outcomeOf(discardManifest(access, world.db, { jobId }))}`;
  }
  const counted = await until(`manifest ${jobId}`, () => {
    const found = findManifest(access, world.db, jobId, Date.now());
    return found.ok && found.state === "measuring" ? undefined : found;
  });
  if (!counted.ok) return outcomeOf(counted);
  if (counted.state !== "measured") throw new Error(`manifest ${jobId} is not counted`);
  await dice.pause(0, 1500);
  const { digest, phrase } = counted.manifest;
  const choices = { refundsUnused: dice.chance(0.5), deletesCustomers: dice.chance(0.3) };
  world.people.look(world.db);
  const confirmed = confirmDeletion(access, world.db, { jobId, digest, phrase, ...choices }, Date.now());
  if (!confirmed.ok) return outcomeOf(confirmed);
  if (!dice.chance(0.15)) return "confirmed";
  await dice.pause(0, 500);
  return `stopped: ${outcomeOf(stopDeletion(access, world.db, { jobId }, Date.now()))}`;
}

interface Held {
  jobId: number;
  contactId: number;
}

/** Tries the held contacts of a deletion again, or keeps one of them. */
export const settleHeld: Act = ({ world, site, dice }) => {
  const held = dice.maybe(
    world.rows<Held>(
      `SELECT job_id AS jobId, contact_id AS contactId FROM deletion_items AS item
       JOIN deletion_jobs AS job ON job.id = item.job_id
       WHERE job.site_id = ? AND item.state = 'needs_attention'`,
      site.id,
    ),
  );
  if (!held) return "nobody is held";
  if (dice.chance(0.8))
    return `again: ${outcomeOf(retryHeldContacts(site.access, world.db, held, Date.now()))}`;
  return `kept: ${outcomeOf(keepHeldContact(site.access, world.db, held, Date.now()))}`;
};
