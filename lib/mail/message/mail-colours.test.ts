import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf } from "@/lib/sites/site-colours";
import { darkStylesOf, letterColoursOf } from "./mail-colours";

const leastContrast = 4.5;

test("a letter is readable in the dark, whatever the site's colour", () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((number) => `#${number.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(fc.option(colour), (ofSite) => {
      const styles = darkStylesOf(letterColoursOf(ofSite));
      const of = (name: string, property = "color") =>
        styles.match(new RegExp(`\\.${name}[ ,][^}]*?[{;] ${property}: (#[0-9a-f]{6})`))?.[1] ?? "missing";
      const page = of("page", "background-color");
      const pairs = ["text", "muted", "link"].map((name): [string, string] => [of(name), page]);
      for (const [text, background] of [...pairs, [of("button"), of("button", "background-color")]] as const)
        expect(contrastOf(text, background)).toBeGreaterThanOrEqual(leastContrast);
    }),
  );
});
