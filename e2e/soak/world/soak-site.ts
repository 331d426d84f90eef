import { createOwner, createSite } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { createApiKey } from "@/lib/api-keys/api-keys";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import { connectStripe } from "@/lib/billing/stripe/account/connect-stripe";
import { createForm } from "@/lib/forms/site-forms";
import { setSending } from "@/lib/mail/sending/set-sending";
import type { MailServer } from "@/testing/mail-server";
import type { AccountMode } from "@/testing/stripe-server/base/accounts";
import type { StripeStore } from "@/testing/stripe-server/base/store";
import type { StripeServer } from "@/testing/stripe-server/stripe-server";
import { crowdOf, type Person } from "./people";

const goneMailboxes = 4;

/** Is one site of the instance, with its own form, key, payment account and sender. */
export interface SoakSite {
  id: number;
  access: SiteAccess;
  crowd: Person[];
  form: string;
  apiKey: string;
  mailFrom: string;
  account: AccountMode;
  store: StripeStore;
  webhookSecret: string;
}

/** Sets up a site as an owner does: a form, a key, a payment account and a mail server. */
export async function setUpSite(db: Database, stripe: StripeServer, mail: MailServer): Promise<SoakSite> {
  const now = Date.now();
  const { id } = createSite(db, { name: "A studio of the soak" });
  const owner = createOwner(db, {
    siteId: id,
    email: `owner${id}@studio.example`,
    name: "Test Owner",
    passwordHash: "-",
  });
  const access = grantSiteAccess({ userId: owner.id, siteId: id, role: "owner" });
  const form = createForm(access, db, { name: "Letters", slug: `soak-${id}` }, now);
  const mailFrom = `letters@site${id}.example`;
  const sending = setSending(
    access,
    db,
    { url: mail.url, from: `Studio <${mailFrom}>`, mailsPerSecond: 100 },
    now,
  );
  const account: AccountMode = { id: `acct_soak${id}`, mode: "test" };
  const secretKey = stripe.addAccount({ ...account, name: `Studio ${id}` });
  const webhookSecret = `whsec_soak${id}_0123456789`;
  const connected = await connectStripe(access, db, { secretKey, webhookSecret }, now);
  for (const done of [form, sending, connected]) if (!done.ok) throw new Error(done.refusal);
  // A few mailboxes are gone for good.
  const crowd = crowdOf(id);
  for (const { email } of crowd.slice(0, goneMailboxes)) mail.refuse(email, 550);
  const { key: apiKey } = createApiKey(
    access,
    db,
    { name: "Shop", scopes: ["contacts.add", "marketing.ask"], days: null },
    now,
  );
  return {
    ...{ id, access, crowd, form: `soak-${id}`, apiKey, mailFrom },
    ...{ account, store: stripe.storeOf(account), webhookSecret },
  };
}
