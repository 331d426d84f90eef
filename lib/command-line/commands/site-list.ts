import { command } from "@/lib/command-line/frame/command";
import { withReading } from "@/lib/command-line/instance/with-instance";
import { listSites, type SiteRow } from "@/lib/sites/list-sites";
import { neutralFormats } from "@/lib/values/formats";

const headings: [string, (site: SiteRow) => string][] = [
  ["ID", ({ id }) => String(id)],
  ["NAME", ({ name }) => name],
  ["CONTACTS", ({ contacts }) => neutralFormats.count(contacts)],
  ["OWNERS", ({ owners }) => neutralFormats.count(owners)],
];
const noSites = "There is no site yet.";

export const siteList = command({
  takes: [],
  options: {},
  run: ({ terminal }) =>
    withReading(terminal, (db) => {
      const sites = listSites(db);
      if (sites.length === 0) terminal.say(noSites);
      else for (const line of tableOf(sites)) terminal.say(line);
      return "done";
    }),
});

function tableOf(sites: SiteRow[]): string[] {
  const rows = [
    headings.map(([heading]) => heading),
    ...sites.map((site) => headings.map(([, of]) => of(site))),
  ];
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
