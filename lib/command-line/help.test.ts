import { expect, test } from "vitest";
import { runTyped } from "@/testing/command-line/run-typed";
import { commandNames } from "./render-help";

test("help lists every command, and fits a terminal", async () => {
  const { code, said } = await runTyped(["--help"]);
  expect(code).toBe(0);
  for (const name of commandNames()) expect(said.some((line) => line.startsWith(`  ${name} `))).toBe(true);
  for (const line of said) expect(line.length).toBeLessThanOrEqual(120);
});

test.each(commandNames())("%s explains itself, however it is asked", async (name) => {
  const words = name.split(" ");
  const help = await runTyped([...words, "--help"]);
  expect(help).toMatchObject({ code: 0, complained: [] });
  expect(help.all).toContain(`Use: farewell ${name}`);
  expect(await runTyped([...words, "--nonsense", "-h"])).toEqual(help);
  for (const line of help.said) expect(line.length).toBeLessThanOrEqual(100);
});

test("nothing, or a word that is no command, is refused and says what there is", async () => {
  const nothing = await runTyped([]);
  expect(nothing).toMatchObject({ code: 2, said: [] });
  expect(nothing.complained.join("\n")).toContain("doctor");
  expect(await runTyped(["docter"])).toMatchObject({
    code: 2,
    complained: ["There is no command docter. See: farewell --help"],
  });
  expect((await runTyped(["site", "lst"])).all).toContain("There is no command site lst.");
  expect((await runTyped(["--verbose"])).all).toContain("There is no option --verbose here.");
});
