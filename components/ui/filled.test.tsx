import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Filled } from "./filled";

test("puts elements where a message names them, in its order", () => {
  const shown = renderToStaticMarkup(
    <Filled message="See {page}, or {other}." with={{ other: "nothing", page: <a href="/a">a page</a> }} />,
  );
  expect(shown).toBe('See <a href="/a">a page</a>, or nothing.');
});

test("shows a message without places as it is", () => {
  expect(renderToStaticMarkup(<Filled message="Nothing to fill." with={{}} />)).toBe("Nothing to fill.");
});

test("does not compile with a place that is left empty", () => {
  // @ts-expect-error: `page` is not given.
  const left = <Filled message="See {page}." with={{}} />;
  expect(renderToStaticMarkup(left)).toBe("See .");
});
