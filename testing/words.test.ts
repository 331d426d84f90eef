import fs from "node:fs";
import { expect, test } from "vitest";
import { findInlineWords } from "@/testing/sources/find-words";
import { isTest, listSources } from "@/testing/sources/list-sources";

const components = listSources().filter(
  (file) => /^(?:app|components)\/.*\.tsx$/.test(file) && !isTest(file),
);

test("the words on screen stand in typed records", () => {
  expect(components.length).toBeGreaterThan(300);
  const inline = components.flatMap((file) =>
    findInlineWords(fs.readFileSync(file, "utf8")).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(inline).toEqual([]);
});

function textsIn(source: string): string[] {
  return findInlineWords(source).map(({ text }) => text);
}

test("the rule finds words wherever a component may show them", () => {
  expect(textsIn("<p>Nothing was <b>sent</b></p>")).toEqual(["Nothing was", "sent"]);
  expect(textsIn('<a aria-label="close" title={isOpen ? "open" : label} />')).toEqual(["close", "open"]);
  expect(textsIn(`<p>{isDone && \`\${count} of \${total}\`}</p>`)).toEqual(["of"]);
  expect(textsIn('<Choice legend="Email to keep" />')).toEqual(["Email to keep"]);
  expect(textsIn('toast.success("Saved.");')).toEqual(["Saved."]);
  expect(textsIn(`const label = \`\${count} waiting\`;`)).toEqual(["waiting"]);
  expect(textsIn('const text = isLate && "not sent yet";')).toEqual(["not sent yet"]);
  expect(textsIn('const names = all.join(" and ");')).toEqual(["and"]);
  expect(textsIn('<p>{countOf(format, 2, "tag", "tags")}</p>')).toEqual(["tag", "tags"]);
});

test("the rule leaves alone what nobody reads", () => {
  expect(textsIn('import { a } from "./Some file"; type Kind = "One kind" | "Another";')).toEqual([]);
  expect(textsIn('<p className="flex grow">{labels.title} · {event.key === "Enter" && icon}</p>')).toEqual(
    [],
  );
  expect(textsIn('const look = "flex flex-wrap items-center gap-2";')).toEqual([]);
  expect(textsIn('switch (key) { case "Home": throw new Error("The list has no start"); }')).toEqual([]);
  expect(textsIn('<b variant="primary" size={size === "small" ? "small" : "big"}>Farewell</b>')).toEqual([]);
});
