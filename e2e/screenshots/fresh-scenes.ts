import type { Scene } from "./stage";

const emptyPlaces = [
  "",
  "contacts",
  "contacts/duplicates",
  "imports",
  "broadcasts",
  "deletions",
  "settings/outbox",
  "settings/forms",
  "settings/tags",
  "settings/fields",
  "settings/history",
];

/** Shows what a new site shows where there is nothing yet. */
export const freshScenes: Scene[] = emptyPlaces.map((place) => ({
  name: `fresh-${place.replaceAll("/", "-") || "dashboard"}`,
  show: ({ open }) => open(`/${place}`),
}));

/** Shows what the first visitor of a new instance sees. */
export const setUpScenes: Scene[] = [
  { name: "set-up", isPublic: true, show: ({ open }) => open("/setup") },
  {
    name: "set-up-refused",
    isPublic: true,
    show: async ({ page, open }) => {
      await open("/setup");
      await page.getByRole("textbox", { name: "Your name" }).fill("Ines Ferreira");
      await page.getByRole("textbox", { name: "Name of your site" }).fill("Paper & Thread");
      await page.getByRole("textbox", { name: "Email" }).fill("ines@paper.example");
      await page.getByLabel("Password", { exact: true }).fill("short");
      await page.getByRole("button", { name: "Create the site" }).click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    },
  },
];
