import type { Scene, Stage } from "./stage";

const bulkDialogs = [
  ["Add tag", "add-tag"],
  ["Cancel subscription", "cancel-subscription"],
  ["Export CSV", "export"],
  ["Hide", "hide"],
  ["Unsubscribe from marketing", "unsubscribe"],
  ["Grant offer", "grant-offer"],
  ["Merge two contacts", "merge"],
  ["Send email", "send-email"],
] as const;

/** Shows every dialog and menu, and what a deletion leads to. */
export const dialogScenes: Scene[] = [
  { name: "contacts-selected", show: (stage) => selectRows(stage, 3) },
  {
    name: "more-actions",
    show: async (stage) => {
      await selectRows(stage, 2);
      await openMoreActions(stage);
    },
  },
  ...bulkDialogs.map(
    ([item, name]): Scene => ({
      name: `dialog-${name}`,
      show: async (stage) => {
        await selectRows(stage, 2);
        await openMoreActions(stage);
        await stage.page.getByRole("menuitem", { name: item, exact: true }).click();
        await stage.page.getByRole("dialog").getByRole("heading").first().waitFor();
      },
    }),
  ),
  { name: "filter", show: (stage) => openByButton(stage, "Filter") },
  { name: "add-contact", show: (stage) => openByButton(stage, "Add contact") },
  {
    name: "columns",
    show: async ({ page, open }) => {
      await open("/contacts");
      await page.getByRole("button", { name: /^Columns/ }).click();
      await page.getByRole("dialog").getByRole("heading").first().waitFor();
    },
  },
  {
    name: "go-to",
    show: async ({ page, open }) => {
      await open("/contacts");
      await page.getByRole("button", { name: /^Search or jump to/ }).click();
      await page.getByRole("combobox").fill("ma");
      await page.getByRole("option").nth(3).waitFor();
    },
  },
  {
    name: "account",
    show: async ({ page, open }) => {
      await open("/");
      await page.getByRole("button", { name: /account/i }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    },
  },
  {
    name: "shortcuts",
    show: async ({ page, open }) => {
      await open("/contacts");
      await page.getByRole("checkbox", { name: "Select all on this page" }).focus();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "edit-contact",
    show: async (stage) => {
      await stage.open("/contacts");
      await stage.page.getByRole("table", { name: "Contacts" }).getByRole("link").first().click();
      await stage.page.getByRole("button", { name: "Edit", exact: true }).click();
      await stage.page.getByRole("dialog").getByRole("textbox", { name: "Email" }).waitFor();
    },
  },
  { name: "delete-one", show: (stage) => openDeleteDialog(stage, "subscriptions", 1) },
  { name: "delete-some", show: (stage) => openDeleteDialog(stage, "", 3) },
  {
    name: "delete-everyone",
    show: async (stage) => {
      await stage.open("/contacts");
      await stage.page.getByRole("checkbox", { name: "Select all on this page" }).check();
      await stage.page.getByRole("button", { name: /^Select all [\d,]+ contacts$/ }).click();
      await askToDelete(stage);
    },
  },
  {
    name: "deleted",
    show: async (stage) => {
      await openDeleteDialog(stage, "", 2);
      await confirmDeletion(stage, "delete 2 contacts");
      await stage.page.getByRole("status").filter({ hasText: "2 contacts deleted" }).first().waitFor();
    },
  },
  { name: "receipt", show: openReceipt },
  {
    name: "receipt-print",
    show: async (stage) => {
      await openReceipt(stage);
      await stage.page.emulateMedia({ media: "print" });
    },
  },
  {
    name: "deletions-after",
    show: async ({ page, open }) => {
      await open("/deletions");
      await page
        .getByRole("link", { name: /^Deletion No\./ })
        .first()
        .waitFor();
    },
  },
];

async function openReceipt({ page, open }: Stage): Promise<void> {
  await open("/deletions");
  await page
    .getByRole("link", { name: /^Deletion No\./ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /deleted/ }).waitFor();
}

async function selectRows({ page, open }: Stage, count: number): Promise<void> {
  await open("/contacts");
  const boxes = page.getByRole("checkbox", { name: /^Select .*@/ });
  for (let at = 0; at < count; at += 1) await boxes.nth(at).check();
}

async function openMoreActions({ page }: Stage): Promise<void> {
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).waitFor();
}

async function openByButton({ page, open }: Stage, name: string): Promise<void> {
  await open("/contacts");
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("heading").first().waitFor();
}

/** Opens the dialog for contacts of whom the table has a row, or for the first ones. */
async function openDeleteDialog(stage: Stage, table: "" | "subscriptions", count: number): Promise<void> {
  const { page, db, site } = stage;
  if (table === "") {
    await selectRows(stage, count);
    return askToDelete(stage);
  }
  const id = db.$client
    .prepare(
      `SELECT id FROM contacts WHERE site_id = ? AND id IN (SELECT contact_id FROM ${table} WHERE status = 'active')`,
    )
    .pluck()
    .get(site.id);
  await stage.open(`/contacts/${id}`);
  await openMoreActions(stage);
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("textbox", { name: /^Type/ }).waitFor();
}

export async function confirmDeletion({ page }: Stage, phrase: string): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: /^Type/ }).fill(phrase);
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
}

export async function askToDelete(stage: Stage): Promise<void> {
  await openMoreActions(stage);
  await stage.page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await stage.page.getByRole("alertdialog").getByRole("textbox", { name: /^Type/ }).waitFor();
}
