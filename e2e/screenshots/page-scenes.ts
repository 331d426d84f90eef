import type { Scene, Stage } from "./stage";

const settingsPages = [
  ...[
    "site",
    "payments",
    "sending",
    "outbox",
    "forms",
    "tags",
    "fields",
    "erased",
    "receipts",
    "api-keys",
    "history",
  ],
];
const contactTabs = ["overview", "purchases", "products", "email", "forms", "notes", "privacy"];

const exampleList = `Email Address,First Name,Last Name,Marketing Status,Tags,Town
ines.moreau@atelier.example,Inès,Moreau,subscribed,"fair, paper",Lyon
joost@bindery.example,Joost,de Vries,unsubscribed,fair,Delft
not an address,Nobody,,,,
ines.moreau@atelier.example,Inès,Moreau,subscribed,fair,Lyon
`;

const at = (name: string, place: string, isPublic = false): Scene => ({
  name,
  isPublic,
  show: ({ open }) => open(place),
});

/** Shows every page, signed in and public. */
export const pageScenes: Scene[] = [
  at("sign-in", "/sign-in", true),
  {
    name: "sign-in-refused",
    isPublic: true,
    show: async ({ page, open }) => {
      await open("/sign-in");
      await page.getByRole("textbox", { name: "Email" }).fill("owner@demo.example");
      await page.getByLabel("Password", { exact: true }).fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    },
  },
  at("form", "/forms/letters-from-the-studio", true),
  at("confirm-too-late", "/confirm/not-a-token", true),
  at("unsubscribe-unknown", "/unsubscribe/not-a-token", true),
  at("verify", "/verify", true),
  at("dashboard", "/"),
  {
    name: "contacts",
    show: async ({ page, open }) => {
      await open("/contacts");
      await page.getByRole("navigation", { name: "Segments" }).getByRole("button").first().waitFor();
    },
  },
  {
    name: "contacts-nobody",
    show: async ({ page, open }) => {
      await open("/contacts");
      await page.getByRole("searchbox", { name: "Search contacts" }).fill("zqzqzq");
      await page.getByRole("heading", { level: 2 }).first().waitFor();
    },
  },
  at("contacts-wrong-link", "/contacts?sort=shoe-size"),
  ...contactTabs.map(
    (tab): Scene => ({
      name: `contact-${tab}`,
      show: async (stage) => {
        await stage.open(`/contacts/${richContact(stage)}?tab=${tab}`);
        await stage.page.getByRole("tabpanel").waitFor();
      },
    }),
  ),
  at("duplicates", "/contacts/duplicates"),
  at("deletions", "/deletions"),
  at("imports", "/imports"),
  { name: "import-columns", show: uploadList },
  {
    name: "import-check",
    show: async (stage) => {
      await uploadList(stage);
      await stage.page.getByRole("radio", { name: "They already agreed" }).check();
      await stage.page.getByRole("button", { name: "Check the list" }).click();
      await stage.page.getByRole("heading", { name: "What would happen" }).waitFor();
    },
  },
  at("broadcasts", "/broadcasts"),
  {
    name: "broadcast",
    show: async ({ page, open }) => {
      await open("/broadcasts");
      await page.getByRole("list", { name: "Broadcasts" }).getByRole("link").last().click();
      await page.waitForURL(/broadcasts\/\d+/);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.frameLocator('iframe[title^="The email on a"]').locator("p").first().waitFor();
    },
  },
  {
    name: "broadcast-new",
    show: async ({ page, open }) => {
      await open("/broadcasts");
      await page.getByRole("button", { name: "New broadcast" }).click();
      await page.waitForURL(/broadcasts\/\d+/);
      await page.getByRole("textbox", { name: "Subject" }).waitFor();
    },
  },
  ...settingsPages.map((name) => at(`settings-${name}`, `/settings/${name}`)),
  at("not-found", "/nowhere"),
  at("contact-not-found", "/contacts/99999999"),
];

/** Returns a contact with a subscription and much else. */
function richContact({ db, site }: Stage): number {
  return db.$client
    .prepare(
      `SELECT contacts.id FROM contacts JOIN subscriptions ON contact_id = contacts.id AND status = 'active'
       WHERE site_id = ? AND EXISTS (SELECT 1 FROM notes WHERE contact_id = contacts.id)
         AND EXISTS (SELECT 1 FROM lesson_progress WHERE contact_id = contacts.id)
       ORDER BY (SELECT count(*) FROM email_deliveries WHERE contact_id = contacts.id) DESC`,
    )
    .pluck()
    .get(site.id) as number;
}

async function uploadList({ page, open }: Stage): Promise<void> {
  await open("/imports");
  const buffer = Buffer.from(exampleList);
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "spring-fair.csv", mimeType: "text/csv", buffer });
  await page.getByRole("heading", { name: "How to read the list" }).waitFor();
}
