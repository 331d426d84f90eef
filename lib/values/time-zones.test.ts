import { expect, test } from "vitest";
import { isTimeZone, listTimeZones, timeZoneOf } from "./time-zones";

test("knows every zone that it lists, and UTC once", () => {
  expect(listTimeZones().filter((zone) => zone === "UTC")).toHaveLength(1);
  for (const zone of ["UTC", "Europe/Amsterdam", "America/New_York"]) expect(timeZoneOf(zone)).toBe(zone);
  expect(isTimeZone(timeZoneOf("Asia/Kolkata"))).toBe(true);
  expect(timeZoneOf("Asia/Kolkata")).not.toBe("UTC");
});

test.each(["", "Mars/Olympus", "+01:00", "europe"])("%j is as good as none", (name) => {
  expect(timeZoneOf(name)).toBe("UTC");
});
