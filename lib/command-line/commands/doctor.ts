import { command } from "@/lib/command-line/frame/command";
import { examine } from "@/lib/doctor/examine";
import type { Finding, FindingState } from "@/lib/doctor/finding";
import { dataDirectory } from "@/lib/system/instance";

const labels: Record<FindingState, string> = { ok: "ok", warning: "warning", wrong: "wrong" };
const width = Math.max(...Object.values(labels).map((label) => label.length)) + 2;

export const doctor = command({
  takes: [],
  options: {},
  async run({ terminal }) {
    const findings = await examine(dataDirectory(), Date.now);
    for (const line of findings.flatMap(linesOf)) terminal.say(line);
    return findings.some(({ state }) => state === "wrong") ? "failed" : "done";
  },
});

function linesOf(finding: Finding): string[] {
  const { state, subject, says } = finding;
  const line = `${labels[state].padEnd(width)}${subject}: ${says}`;
  return finding.state === "ok" ? [line] : [line, `${" ".repeat(width)}${finding.todo}`];
}
