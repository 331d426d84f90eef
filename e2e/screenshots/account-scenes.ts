import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { invitePerson } from "@/lib/auth/people/invite-person";
import { grantSiteAccess, type Role } from "@/lib/auth/site-access";
import { makeToken } from "@/lib/auth/tokens/tokens";
import { createColleague } from "../fixtures/colleague";
import { type Scene, type Stage, waitForContent } from "./stage";

/** Shows who belongs to a site, one's own account, and the ways in. */
export const accountScenes: Scene[] = [
  {
    name: "join",
    isPublic: true,
    show: async (stage) => {
      const { db, site, open } = stage;
      const access = grantSiteAccess({ userId: ownerIdOf(stage), siteId: site.id, role: "owner" });
      db.$client.prepare("DELETE FROM invitations WHERE site_id = ?").run(site.id);
      const invited = invitePerson(access, db, { email: "rui@studio.example", role: "support" }, Date.now());
      if (!invited.ok) throw new Error(invited.refusal);
      await open(`/join/${invited.token}`);
    },
  },
  { name: "join-unknown", isPublic: true, show: ({ open }) => open("/join/not-a-token") },
  { name: "reset", isPublic: true, show: ({ open }) => open("/reset") },
  { name: "reset-password", isPublic: true, show: openReset },
  {
    name: "reset-password-typed",
    isPublic: true,
    show: async (stage) => {
      await openReset(stage);
      await stage.page.getByLabel("Password").fill("password12345");
      await stage.page.getByText("Easy to guess.").waitFor();
    },
  },
  { name: "reset-unknown", isPublic: true, show: ({ open }) => open("/reset/not-a-token") },
  {
    name: "settings-people",
    show: async (stage) => {
      takeColleague(stage);
      await stage.open("/settings/people");
    },
  },
  {
    name: "settings-people-removing",
    show: async (stage) => {
      const { page, open } = stage;
      takeColleague(stage);
      await open("/settings/people");
      await page
        .getByRole("button", { name: /^Remove / })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "account-page", show: ({ open }) => open("/account") },
  { name: "contacts-as-support", show: inRole("support", () => "/contacts") },
  { name: "contacts-as-read-only", show: inRole("read_only", () => "/contacts") },
  { name: "contact-as-read-only", show: inRole("read_only", contactPathOf) },
  { name: "settings-as-read-only", show: inRole("read_only", () => "/settings") },
  { name: "other-site", show: ({ open }) => open("/other-site") },
  {
    name: "second-factor-needed",
    show: async ({ db, site, open }) => {
      const need = db.$client.prepare("UPDATE sites SET second_factor_needed = ? WHERE id = ?");
      need.run(1, site.id);
      await open("/second-factor");
      need.run(0, site.id);
    },
  },
  {
    name: "no-site",
    show: async (stage) => {
      const { db, site, open } = stage;
      const give = db.$client.prepare("UPDATE memberships SET user_id = ? WHERE user_id = ? AND site_id = ?");
      const [owner, colleague] = [ownerIdOf(stage), takeColleague(stage)];
      db.$client.prepare("DELETE FROM memberships WHERE user_id = ?").run(colleague);
      give.run(colleague, owner, site.id);
      await open("/no-site");
      give.run(owner, colleague, site.id);
      db.$client
        .prepare("INSERT INTO memberships (user_id, site_id, role, created_at) VALUES (?, ?, 'support', 1)")
        .run(colleague, site.id);
    },
  },
];

async function openReset(stage: Stage): Promise<void> {
  const userId = ownerIdOf(stage);
  const token = write(stage.db, (tx) => makeToken(tx, "password-reset", { userId }, Date.now()));
  await stage.open(`/reset/${token}`);
}

/** Shows a page as somebody in another role of the site sees it. */
function inRole(role: Role, pathOf: (stage: Stage) => string): Scene["show"] {
  return async (stage) => {
    const { db, site, page, open } = stage;
    const give = db.$client.prepare("UPDATE memberships SET role = ? WHERE user_id = ? AND site_id = ?");
    const owner = ownerIdOf(stage);
    give.run(role, owner, site.id);
    await open(pathOf(stage));
    await page.waitForLoadState("networkidle");
    await waitForContent(page);
    give.run("owner", owner, site.id);
  };
}

function contactPathOf({ db, site }: Stage): string {
  const first = preparedValue<number>(
    db,
    "SELECT min(contact_id) FROM payments CROSS JOIN contacts ON contacts.id = contact_id WHERE site_id = ?",
  );
  return `/contacts/${first.one(site.id)}`;
}

function ownerIdOf({ db, site }: Stage): string {
  return preparedValue<string>(db, "SELECT id FROM users WHERE email = ?").one(site.email);
}

/** Returns the id of somebody else on the site, who is added where there is nobody yet. */
function takeColleague({ db, site }: Stage): string {
  const find = preparedValue<string>(
    db,
    "SELECT user_id FROM memberships WHERE site_id = ? AND role = 'support'",
  );
  if (find.get(site.id) === undefined) createColleague(db, site, { name: "Rui Colleague", role: "support" });
  return find.one(site.id);
}
