import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { siteLogos, sites } from "@/db/schema";
import { ownerOf } from "@/testing/steps/deletion";
import { getLetterhead } from "./get-letterhead";

test("a certificate names its own site, with what that site has given", () => {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db, { name: "Quill & Sons" });
  createSite(db, { name: "Another" });
  expect(getLetterhead(ownerOf(siteId), db)).toEqual({
    siteName: "Quill & Sons",
    postalAddress: "",
    logoUrl: null,
  });
  db.update(sites).set({ postalAddress: "1 Ink Lane\nPorto" }).where(eq(sites.id, siteId)).run();
  db.insert(siteLogos)
    .values({ siteId, type: "image/png", bytes: Buffer.from("png"), setAt: 0 })
    .run();
  expect(getLetterhead(ownerOf(siteId), db)).toEqual({
    siteName: "Quill & Sons",
    postalAddress: "1 Ink Lane\nPorto",
    logoUrl: "data:image/png;base64,cG5n",
  });
});
