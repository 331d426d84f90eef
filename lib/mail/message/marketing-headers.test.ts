import { expect, test } from "vitest";
import { marketingHeaders } from "./marketing-headers";

test("offers one-click unsubscription", () => {
  expect(marketingHeaders("https://ashgrove.example/unsubscribe/xyz")).toEqual({
    "List-Unsubscribe": "<https://ashgrove.example/unsubscribe/xyz>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});

test("a URL cannot leave its brackets or its line, and anything else is a mistake of ours", () => {
  const headers = marketingHeaders("https://ashgrove.example/u/a>\r\nBcc:b");
  expect(headers["List-Unsubscribe"]).toBe("<https://ashgrove.example/u/a%3EBcc:b>");
  expect(() => marketingHeaders("/unsubscribe/xyz")).toThrow();
});
