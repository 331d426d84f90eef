import { phraseOf } from "@/lib/bulk-actions/actions/phrase-of";
import { findBulkAction, findBulkActionPlan } from "@/lib/bulk-actions/find-bulk-actions";
import { requestBulkAction } from "@/lib/bulk-actions/request-bulk-action";
import { startBulkAction } from "@/lib/bulk-actions/start-bulk-action";
import { stopBulkAction } from "@/lib/bulk-actions/stop-bulk-action";
import { undoBulkAction } from "@/lib/bulk-actions/undo-bulk-action";
import { forgetEmail } from "@/lib/consent/forget-email";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { addNote } from "@/lib/contacts/change/notes";
import { tagContact } from "@/lib/contacts/change/tag-contact";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { requestSearch } from "@/lib/duplicates/request-search";
import { discardPreparation } from "@/lib/preparations/discard-preparation";
import { requestTagDeletion, requestTagMerge } from "@/lib/tags/change-tags";
import { type Act, contactsOf, outcomeOf, type Scene, until } from "./act";

export const merge: Act = (scene) => {
  const { world, site, dice } = scene;
  const [keep, drop] = dice.some(contactsOf(scene), 2);
  if (!keep || !drop) return "nobody is there";
  const ids = { keepId: keep.id, dropId: drop.id };
  world.people.merged(keep.id, drop.id);
  const nameFrom = dice.one(["keep", "drop"] as const);
  return outcomeOf(mergeContacts(site.access, world.db, { ...ids, nameFrom }, Date.now()));
};

/** Writes a note that names the contact, or gives them a tag. */
export const annotate: Act = (scene) => {
  const { world, site, dice } = scene;
  const contact = dice.maybe(contactsOf(scene));
  if (!contact) return "nobody is there";
  const { id: contactId, name } = contact;
  if (dice.chance(0.5))
    return outcomeOf(
      tagContact(site.access, world.db, { contactId, tag: `tag ${dice.number(1, 6)}` }, Date.now()),
    );
  return outcomeOf(addNote(site.access, world.db, { contactId, body: `${name} called.` }, Date.now()));
};

export const findDuplicates: Act = ({ world, site }) =>
  outcomeOf(requestSearch(site.access, world.db, Date.now()));

/** Merges two tags of the site, or deletes one, whoever has them. */
export const changeTags: Act = ({ world, site, dice }) => {
  const tags = world.rows<{ id: number }>("SELECT id FROM tags WHERE site_id = ?", site.id);
  const [one, other] = dice.some(tags, 2);
  if (!one || !other) return "too few tags";
  if (dice.chance(0.4))
    return `deleted: ${outcomeOf(requestTagDeletion(site.access, world.db, { tagId: one.id }, Date.now()))}`;
  const merge = { tagId: one.id, intoId: other.id };
  return `merged: ${outcomeOf(requestTagMerge(site.access, world.db, merge, Date.now()))}`;
};

/** Makes the digests of erased emails with a new key from now on. */
export const rotateKey: Act = ({ world, site }) =>
  outcomeOf(rotateIdentityKey(site.access, world.db, Date.now()));

/** Forgets the email of somebody who is no contact, in advance. */
export const forget: Act = ({ world, site, dice }) => {
  const { email } = dice.one(site.crowd);
  return outcomeOf(forgetEmail(site.access, world.db, { email }, Date.now()));
};

const actions = [
  { do: "add_tag", tag: "spring" },
  { do: "add_tag", tag: "autumn" },
  { do: "hide" },
  { do: "unhide" },
  { do: "unsubscribe" },
  { do: "request_opt_in" },
  { do: "cancel_subscription" },
] as const;

/** Does something to some contacts or to all, stops it or undoes it. */
export const actInBulk: Act = async (scene) => {
  const { world, site, dice } = scene;
  const action = dice.one(actions);
  const requested = await requestBulkAction(
    site.access,
    world.db,
    { selection: selectionOf(scene), action },
    Date.now(),
  );
  if (!requested.ok) return outcomeOf(requested);
  const { jobId } = requested;
  if (dice.chance(0.1)) {
    await dice.pause(0, 300);
    const discarded = discardPreparation(site.access, world.db, { table: "bulk_actions", id: jobId });
    return `dialog closed: ${outcomeOf(discarded)}`;
  }
  const plan = await until(`the plan of bulk action ${jobId}`, () => {
    const found = findBulkActionPlan(site.access, world.db, jobId, Date.now());
    return found.ok && found.state === "counting" ? undefined : found;
  });
  if (!plan.ok) return `${action.do}, ${outcomeOf(plan)}`;
  const planned = plan.state === "prepared" ? plan.job.plannedCount : 0;
  const phrase = phraseOf(action.do, planned) ?? "";
  const started = startBulkAction(site.access, world.db, { jobId, phrase }, Date.now());
  if (!started.ok) return `${action.do}, ${outcomeOf(started)}`;
  if (dice.chance(0.15)) stopBulkAction(site.access, world.db, { jobId }, Date.now());
  const status = await until(`bulk action ${jobId}`, () => endOf(scene, jobId));
  if (!dice.chance(0.4)) return `${action.do}, ${status}`;
  await dice.pause(0, 1500);
  const undone = undoBulkAction(site.access, world.db, { jobId }, Date.now());
  if (!undone.ok) return `${action.do}, undo ${outcomeOf(undone)}`;
  const { id: undoId } = undone.job;
  return `${action.do}, undone: ${await until(`the undo ${undoId}`, () => endOf(scene, undoId))}`;
};

function selectionOf(scene: Scene): ContactSelection {
  const { dice } = scene;
  const ids = dice.some(contactsOf(scene), dice.number(1, 12)).map(({ id }) => id);
  if (ids.length > 0 && dice.chance(0.8)) return { kind: "ids", ids, withoutMissing: true };
  return { kind: "matching", filter: { everyone: true }, except: ids };
}

function endOf({ world, site }: Scene, jobId: number): string | undefined {
  const { status } = findBulkAction(site.access, world.db, jobId) ?? {};
  return status === "running" ? undefined : (status ?? "gone");
}
