import { hashPassword } from "better-auth/crypto";
import type { Database } from "@/db/open-database";
import { createSite, findUserId, type NewSiteField, newSiteInput } from "@/lib/auth/accounts/create-site";
import { command, type Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { withReading, withWriting } from "@/lib/command-line/instance/with-instance";
import { listSites } from "@/lib/sites/list-sites";
import { env } from "@/lib/system/env";
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
    const { ownerName, ...site } = parsed.data;
    let isKnown = false;
    const readable = await withReading(terminal, (db) => {
      isKnown = findUserId(db, site.email) !== undefined;
      return isStripeUnclear(db) ? refuse(terminal, messages.stripeSite) : "done";
    });
    if (readable !== "done") return readable;
    if (!isKnown && ownerName === undefined) return refuse(terminal, messages.nameMissing);
    const chosen = isKnown
      ? undefined
      : await askNewPassword(terminal, {
          generate: options.generate,
          about: [site.email, site.siteName, ownerName ?? ""],
        });
    if (chosen?.ok === false) return refuse(terminal, chosen.message);
    const newOwner =
      chosen && ownerName !== undefined
        ? { name: ownerName, passwordHash: await hashPassword(chosen.password) }
        : undefined;
    return withWriting(terminal, (db) => {
      const created = createSite(db, site, newOwner, Date.now());
      if (!created.ok) return refuse(terminal, messages.nameMissing);
      terminal.say(messages.created(created.siteId));
      if (isKnown) terminal.say(messages.ownerKnown);
      if (chosen?.isMade) terminal.say(messages.made(chosen.password));
      return "done";
    });
  },
});

/** Tells whether the Stripe of the environment serves the only site because there is no other. */
function isStripeUnclear(db: Database): boolean {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_SITE } = env();
  const isSet = STRIPE_SECRET_KEY !== undefined || STRIPE_WEBHOOK_SECRET !== undefined;
  return isSet && STRIPE_SITE === undefined && listSites(db).length > 0;
}

function refuse(terminal: Terminal, message: string): Outcome {
  terminal.complain(message);
  return "refused";
}
