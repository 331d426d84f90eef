import { expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { isOfOtherSite, namedByLink } from "./shown-site";
import { namingSite, shownSiteHeader } from "./shown-site-header";
import { grantSiteAccess } from "./site-access";

const db = openMemoryDatabase();
const [one, two] = [createSite(db), createSite(db)];
const { id: userId } = createOwner(db, { siteId: one.id, email: "a@b.example", name: "A", passwordHash: "" });
const access = grantSiteAccess({ userId, siteId: one.id, role: "owner" });
const from = (shown?: number) => new Headers(shown === undefined ? {} : { [shownSiteHeader]: String(shown) });

test("a page that shows another site is refused, whether it reads or writes", () => {
  expect(isOfOtherSite(db, access, from(one.id), false)).toBe(false);
  expect(isOfOtherSite(db, access, from(two.id), false)).toBe(true);
  expect(isOfOtherSite(db, access, from(two.id), true)).toBe(true);
});

test("a request that does not say what it shows is refused once its sender has two sites", () => {
  expect(isOfOtherSite(db, access, from(), false)).toBe(false);
  db.$client
    .prepare("INSERT INTO memberships (user_id, site_id, role, created_at) VALUES (?, ?, 'owner', 1)")
    .run(userId, two.id);
  expect(isOfOtherSite(db, access, from(), false)).toBe(true);
  expect(isOfOtherSite(db, access, from(), true)).toBe(false);
});

test("a link that downloads a file names its site in the address, and is refused where that is another", () => {
  const asks = (href: string, headers = from()) =>
    isOfOtherSite(db, access, namedByLink(new Request(`http://own.example${href}`, { headers })), false);
  const file = "/api/deletions/1/receipt?revision=2";
  expect(namingSite(file, 7)).toBe(`${file}&site=7`);
  expect(asks(namingSite(file, one.id))).toBe(false);
  expect(asks(namingSite("/api/deletions/export", one.id))).toBe(false);
  expect(asks(namingSite(file, two.id))).toBe(true);
  expect(asks(namingSite(file, one.id), from(two.id))).toBe(true);
  expect(asks(file)).toBe(true);
});
