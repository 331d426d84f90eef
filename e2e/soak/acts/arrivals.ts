import { addContact } from "@/lib/consent/add-contact";
import { changeContact } from "@/lib/contacts/change/change-contact";
import {
  checkImport,
  discardImport,
  revertImport,
  startImport,
  stopImport,
} from "@/lib/imports/change-import";
import { type ImportConsent, importConsents } from "@/lib/imports/plan/import-view";
import { mustFind, mustReceive } from "@/testing/steps/import";
import { knock, nobodyAnswers, submitPage } from "../world/doors";
import { type Act, contactsOf, outcomeOf, type Scene, until } from "./act";

/** Signs someone up by the form of the site, in a page without scripts. */
export const signUp: Act = async ({ world, site, dice }) => {
  const { email, name } = dice.one(site.crowd);
  const hasCome = world.people.begin(site.id, [email]);
  const answer = await submitPage(world, dice, `/forms/${site.form}`, { email, name });
  hasCome();
  return answer ? `${answer.isSent ? "sent" : "no form"}: ${answer.status}` : nobodyAnswers;
};

/** Adds someone as a shop does. */
export const addByKey: Act = async ({ world, site, dice }) => {
  const { email, name } = dice.one(site.crowd);
  const hasCome = world.people.begin(site.id, [email]);
  const answer = await knock(world, dice, "/api/v1/contacts", {
    method: "POST",
    headers: { authorization: `Bearer ${site.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ email, name, asksForMarketing: dice.chance(0.5) }),
  });
  hasCome();
  return answer ? String(answer.status) : nobodyAnswers;
};

export const addByHand: Act = ({ world, site, dice }) => {
  const { email, name } = dice.one(site.crowd);
  const hasCome = world.people.begin(site.id, [email]);
  try {
    return outcomeOf(
      addContact(site.access, world.db, { email, name, asksForMarketing: dice.chance(0.7) }, Date.now()),
    );
  } finally {
    hasCome();
  }
};

const consents: readonly ImportConsent[] = [...importConsents, "claimed", "claimed", "ask"];

/** Imports a list, also of people who were erased, and says of most of them that they agreed. Reverts some. */
export const importList: Act = async (scene) => {
  const { world, site, dice } = scene;
  const people = dice.some(site.crowd, dice.number(1, 40));
  const hasCome = world.people.begin(
    site.id,
    people.map(({ email }) => email),
  );
  try {
    const lines = people.map(({ email, name }) => `${email},${name},readers`);
    const csv = ["Email,Name,Tags", ...lines, ...(dice.chance(0.2) ? ["nobody,No email,"] : [])].join("\n");
    const importId = await mustReceive(site.access, world.db, csv, Date.now());
    const { columns } = await mustFind(site.access, world.db, importId);
    const consent = dice.one(consents);
    const existing = dice.one(["fill", "overwrite", "keep"] as const);
    const checked = checkImport(
      site.access,
      world.db,
      { importId, columns, tags: ["list"], consent, existing },
      Date.now(),
    );
    if (!checked.ok) return outcomeOf(checked);
    if (dice.chance(0.1)) {
      await dice.pause(0, 300);
      return `discarded: ${outcomeOf(discardImport(site.access, world.db, { importId }, Date.now()))}`;
    }
    const checkedAt = await until(`the check of import ${importId}`, () => checkedAtOf(scene, importId));
    const started = startImport(site.access, world.db, { importId, checkedAt }, Date.now());
    if (!started.ok) return outcomeOf(started);
    if (dice.chance(0.1)) stopImport(site.access, world.db, { importId }, Date.now());
    const status = await until(`import ${importId}`, () => endOf(scene, importId));
    if (dice.chance(0.2)) {
      world.people.look(world.db);
      const reverted = revertImport(site.access, world.db, { importId }, Date.now());
      if (reverted.ok)
        return await until(`the revert of import ${importId}`, () => revertOf(scene, importId));
    }
    return `${consent}: ${status}`;
  } finally {
    hasCome();
  }
};

function checkedAtOf({ world }: Scene, importId: number): number | undefined {
  const [row] = world.rows<{ status: string; checkedAt: number | null }>(
    "SELECT status, checked_at AS checkedAt FROM imports WHERE id = ?",
    importId,
  );
  if (row?.status === "failed") throw new Error(`import ${importId} failed at its check`);
  return row?.status === "checked" ? (row.checkedAt ?? undefined) : undefined;
}

function endOf({ world }: Scene, importId: number): string | undefined {
  const [row] = world.rows<{ status: string }>("SELECT status FROM imports WHERE id = ?", importId);
  return row && row.status !== "importing" ? row.status : undefined;
}

function revertOf({ world }: Scene, importId: number): string | undefined {
  const [row] = world.rows<{ status: string }>("SELECT status FROM imports WHERE id = ?", importId);
  return row && row.status !== "reverting" ? row.status : undefined;
}

/** Gives a contact another name, and often the email of somebody else of the crowd. */
export const editContact: Act = (scene) => {
  const { world, site, dice } = scene;
  const contact = dice.maybe(contactsOf(scene));
  if (!contact) return "nobody is there";
  const person = dice.one(site.crowd);
  const email = dice.chance(0.5) ? person.email : contact.email;
  const name = site.crowd.find((one) => one.email === email)?.name ?? contact.name;
  const hasCome = world.people.begin(site.id, [email]);
  try {
    const change = { contactId: contact.id, seenAt: contact.updatedAt, name, email };
    return outcomeOf(changeContact(site.access, world.db, change, Date.now()));
  } finally {
    hasCome();
  }
};
