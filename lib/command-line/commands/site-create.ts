import { hashPassword } from "better-auth/crypto";
import {
  type CreateSiteRefusal,
  createSite,
  findUserId,
  isStripeSiteUnset,
  type NewSiteField,
  newSiteInput,
} from "@/lib/auth/accounts/create-site";
import { command, type Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { withReading, withWriting } from "@/lib/command-line/instance/with-instance";
import { askNewPassword } from "./ask-new-password";

const expectations: Record<NewSiteField, string> = {
  siteName: "NAME must have 1 to 200 characters.",
  email: "--owner must be an email such as name@example.com.",
  ownerName: "--owner-name must have 1 to 200 characters.",
  timeZone: "--time-zone must be the name of a time zone, such as Europe/Vienna.",
};

const messages = {
  created: (id: number) => `Created site ${id}.`,
  stripeSite:
    "Set STRIPE_SITE to the ID of the site that the Stripe key of the environment serves, and restart Farewell. With a second site it could not start otherwise.",
  nameMissing: "The owner is new here, so --owner-name NAME is needed.",
  ownerKnown: "The owner signs in as before.",
  made: (password: string) => `The owner's password, shown only now: ${password}`,
};

const refusals: Record<CreateSiteRefusal["refusal"], string> = {
  owner_unknown: messages.nameMissing,
  stripe_site_unset: messages.stripeSite,
};

export const siteCreate = command({
  takes: ["NAME"],
  options: {
    owner: { value: "EMAIL", isRequired: true },
    "owner-name": { value: "NAME" },
    "time-zone": { value: "ZONE" },
    generate: "switch",
  },
  async run({ args: [siteName], options, terminal }) {
    const parsed = newSiteInput.safeParse({
      siteName,
      email: options.owner,
      ownerName: options["owner-name"],
      timeZone: options["time-zone"],
    });
    if (!parsed.success)
      return refuse(terminal, expectations[parsed.error.issues[0]?.path[0] as NewSiteField]);
    const { ownerName, email, ...site } = parsed.data;
    let isKnown = false;
    const readable = await withReading(terminal, (db) => {
      isKnown = findUserId(db, email) !== undefined;
      return isStripeSiteUnset(db) ? refuse(terminal, messages.stripeSite) : "done";
    });
    if (readable !== "done") return readable;
    if (!isKnown && ownerName === undefined) return refuse(terminal, messages.nameMissing);
    const chosen = isKnown
      ? undefined
      : await askNewPassword(terminal, {
          generate: options.generate,
          about: [email, site.siteName, ownerName ?? ""],
        });
    if (chosen?.ok === false) return refuse(terminal, chosen.message);
    const newOwner =
      chosen && ownerName !== undefined
        ? { name: ownerName, passwordHash: await hashPassword(chosen.password) }
        : undefined;
    return withWriting(terminal, (db) => {
      const created = createSite(db, site, { email, create: newOwner }, Date.now());
      if (!created.ok) return refuse(terminal, refusals[created.refusal]);
      terminal.say(messages.created(created.siteId));
      if (isKnown) terminal.say(messages.ownerKnown);
      if (chosen?.isMade) terminal.say(messages.made(chosen.password));
      return "done";
    });
  },
});

function refuse(terminal: Terminal, message: string): Outcome {
  terminal.complain(message);
  return "refused";
}
