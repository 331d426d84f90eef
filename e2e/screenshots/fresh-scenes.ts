import type { AppServer } from "../fixtures/server";
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

function setUpPathOf({ setUpLink, url }: AppServer): string {
  return setUpLink.slice(url.length);
}

/** Shows what visitors of a new instance see, without the link that it printed and with it. */
export const setUpScenes: Scene[] = [
  { name: "set-up-without-link", isPublic: true, show: ({ open }) => open("/setup") },
  { name: "set-up", isPublic: true, show: ({ open, server }) => open(setUpPathOf(server)) },
  {
    name: "set-up-refused",
    isPublic: true,
    show: async ({ page, open, server }) => {
      await open(setUpPathOf(server));
      await page.getByRole("textbox", { name: "Your name" }).fill("Ines Ferreira");
      await page.getByRole("textbox", { name: "Name of your site" }).fill("Paper & Thread");
      await page.getByRole("textbox", { name: "Email" }).fill("ines@paper.example");
      await page.getByLabel("Password", { exact: true }).fill("short");
      await page.getByRole("button", { name: "Create the site" }).click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    },
  },
];
