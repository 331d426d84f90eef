import { expect, test } from "vitest";
import { parseCall } from "./parse-call";
import { wrongUseMessage } from "./wrong-use-messages";

const shape = {
  takes: ["DIR"],
  options: { replace: "switch", key: { value: "KEY" }, owner: { value: "EMAIL", isRequired: true } },
} as const;
const given = ["--owner", "o@quill.example"];

test("arguments and options are read in any order, and a value may begin with a dash", () => {
  expect(parseCall(shape, ["--replace", "backups", ...given, "--key=-odd"])).toEqual({
    ok: true,
    call: { args: ["backups"], options: { replace: true, owner: "o@quill.example", key: "-odd" } },
  });
  expect(parseCall(shape, [...given, "--", "--key"])).toMatchObject({ call: { args: ["--key"] } });
});

test.each([
  [["d", "--kye", "x"], "There is no option --kye here."],
  [["d", "-k"], "There is no option -k here."],
  [["d", "--__proto__"], "There is no option --__proto__ here."],
  [["d", "--key"], "--key needs a value: --key KEY."],
  [["d", "--key", "--replace"], "--key needs a value: --key KEY."],
  [["d", "--key="], "--key needs a value: --key KEY."],
  [["d", "--replace=yes"], "--replace takes no value."],
  [["d", "--key", "a", "--key", "b"], "--key is given twice."],
  [["d"], "--owner EMAIL is missing."],
  [given, "DIR is missing."],
  [["d", "e", ...given], "e is one argument too many."],
])("%j is refused: %s", (typed, message) => {
  const parsed = parseCall(shape, typed);
  expect(parsed.ok || wrongUseMessage(parsed)).toBe(message);
});
