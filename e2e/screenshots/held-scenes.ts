import { createContact } from "@/db/factories/create-contact";
import { factoryNow } from "@/db/factories/create-site";
import { billingCustomers, contacts } from "@/db/schema";
import { askToDelete, confirmDeletion } from "./dialog-scenes";
import type { Scene, Stage } from "./stage";

/** Shows a deletion that holds one of two contacts: a customer at Stripe, which is not connected. */
export const heldScenes: Scene[] = [
  {
    name: "delete-held",
    show: async (stage) => {
      addPair(stage, "vega.example");
      await askForPair(stage, "vega.example");
    },
  },
  { name: "receipt-held", show: openHeld },
  {
    name: "deletions-held",
    show: async ({ page, open }) => {
      await open("/deletions");
      await page.getByRole("heading", { name: "Needs attention" }).waitFor();
    },
  },
];

/** Opens the receipt of the one deletion that holds someone, which is made for the first picture. */
async function openHeld(stage: Stage): Promise<void> {
  const { page, open } = stage;
  if (addPair(stage, "haddad.example")) {
    await askForPair(stage, "haddad.example");
    await confirmDeletion(stage, "delete 2 contacts");
    await page.getByRole("status").filter({ hasText: "may still be billed" }).first().waitFor();
  }
  await open("/deletions");
  await page
    .getByRole("link", { name: /^Resolve/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /deleted/ }).waitFor();
}

/** Adds Noor, a customer at Stripe, and Paul. Returns false where Noor was added before. */
function addPair({ db, site }: Stage, domain: string): boolean {
  const noor = `noor@${domain}`;
  const known = db.select({ email: contacts.email }).from(contacts).all();
  if (known.some(({ email }) => email === noor)) return false;
  const { id: contactId } = createContact(db, { siteId: site.id, name: "Noor", email: noor });
  createContact(db, { siteId: site.id, name: "Paul", email: `paul@${domain}` });
  db.insert(billingCustomers)
    .values({ contactId, provider: "stripe", providerCustomerId: `cus_${contactId}`, createdAt: factoryNow })
    .run();
  return true;
}

async function askForPair(stage: Stage, domain: string): Promise<void> {
  await stage.open("/contacts");
  await stage.page.getByRole("searchbox", { name: "Search contacts" }).fill(domain);
  for (const name of ["noor", "paul"])
    await stage.page.getByRole("checkbox", { name: `Select ${name}@${domain}` }).check();
  await askToDelete(stage);
}
