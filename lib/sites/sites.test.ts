import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { listTimeZones } from "@/lib/values/time-zones";
import { mostLogoBytes } from "./logo-limits";
import { getSiteSettings, setSite, siteSettings } from "./set-site";
import { findSiteLogo, removeSiteLogo, setSiteLogo } from "./site-logo";
import { getSiteLook } from "./site-look";

const now = Date.UTC(2026, 4, 1);
const settings = {
  name: "Paper & Thread",
  postalAddress: "12 Mill Lane\nDelft",
  timeZone: "Europe/Amsterdam",
  color: "#7a1f5c",
};
const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40)]);

function world() {
  const db = openMemoryDatabase();
  const site = createSite(db);
  const neighbour = createSite(db, { name: "Neighbour" });
  const accessTo = ({ id }: { id: number }) =>
    grantSiteAccess({ userId: "owner", siteId: id, role: "owner" });
  const audited = () => db.$client.prepare("SELECT action, counts, note FROM audit_log ORDER BY id").all();
  return { db, site, neighbour, access: accessTo(site), ofNeighbour: accessTo(neighbour), audited };
}

test("changes this site and no other, and records no content", () => {
  const { db, access, ofNeighbour, audited } = world();
  const before = getSiteSettings(ofNeighbour, db);
  expect(setSite(access, db, settings, now)).toEqual({ ok: true });
  expect(setSite(access, db, settings, now)).toEqual({ ok: true });
  expect(getSiteSettings(access, db)).toEqual(settings);
  expect(getSiteSettings(ofNeighbour, db)).toEqual(before);
  expect(audited()).toEqual([
    { action: "site_changed", counts: "{}", note: null },
    { action: "site_changed", counts: "{}", note: null },
  ]);
});

test("takes only zones that the server knows, and colours that browsers do", () => {
  for (const timeZone of listTimeZones())
    expect(siteSettings.safeParse({ ...settings, timeZone }).success).toBe(true);
  for (const wrong of [
    { timeZone: "Mars/Olympus" },
    { color: "red" },
    { color: "#fff" },
    { color: "#12345g" },
    { name: " " },
    { postalAddress: "x".repeat(501) },
    { id: 2 },
  ])
    expect([wrong, siteSettings.safeParse({ ...settings, ...wrong }).success]).toEqual([wrong, false]);
  expect(siteSettings.parse({ ...settings, color: "#ABCDEF", postalAddress: " a\r\nb " })).toMatchObject({
    color: "#abcdef",
    postalAddress: "a\nb",
  });
});

test("a logo is what its bytes say, of a bounded size, and can be removed", () => {
  const { db, site, access, ofNeighbour, audited } = world();
  const webp = Buffer.from("RIFF\x00\x00\x00\x00WEBPVP8 ", "latin1");
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
  const big = Buffer.concat([png, Buffer.alloc(mostLogoBytes)]);
  expect(setSiteLogo(access, db, { bytes: svg }, now)).toEqual({ ok: false, refusal: "not_a_picture" });
  expect(setSiteLogo(access, db, { bytes: Buffer.alloc(0) }, now)).toMatchObject({ ok: false });
  expect(setSiteLogo(access, db, { bytes: big }, now)).toEqual({ ok: false, refusal: "logo_too_big" });
  expect(getSiteLook(db, site.id).logoUrl).toBeNull();

  expect(setSiteLogo(access, db, { bytes: png }, now)).toEqual({ ok: true });
  const first = getSiteLook(db, site.id).logoUrl;
  expect(setSiteLogo(access, db, { bytes: webp }, now)).toEqual({ ok: true });
  expect(getSiteLook(db, site.id).logoUrl).not.toBe(first);
  expect(findSiteLogo(db, site.id)).toMatchObject({ type: "image/webp", bytes: webp });
  expect(findSiteLogo(db, ofNeighbour.siteId)).toBeUndefined();

  removeSiteLogo(ofNeighbour, db, now);
  expect(findSiteLogo(db, site.id)).toBeDefined();
  removeSiteLogo(access, db, now);
  removeSiteLogo(access, db, now);
  expect(findSiteLogo(db, site.id)).toBeUndefined();
  expect(audited().map((entry) => (entry as { action: string }).action)).toEqual([
    "site_logo_set",
    "site_logo_set",
    "site_logo_removed",
  ]);
});
