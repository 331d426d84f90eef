import { describe, expect, test } from "vitest";
import { broadcastMail } from "./broadcast-mail";
import { confirmSubscriptionMail } from "./confirm-subscription-mail";
import { testMail } from "./test-mail";

const site = {
  name: "Ashgrove Bakery",
  color: "#b3541e",
  postalAddress: "Ashgrove Bakery\n12 Mill Lane, Exeter",
  timeZone: "UTC",
};
const confirmUrl = "https://ashgrove.example/confirm/abc_DEF-123?a=1&b=2";
const unsubscribeUrl = "https://ashgrove.example/unsubscribe/xyz";
const expiresAt = Date.UTC(2027, 2, 3, 14, 5);

describe("confirmSubscriptionMail", () => {
  test("asks for the button on the page, names the end, and says that doing nothing means no email", async () => {
    const mail = await confirmSubscriptionMail({ site, confirmUrl, expiresAt });
    expect(mail.subject).toBe("Confirm your subscription to Ashgrove Bakery");
    for (const part of [mail.text, visibleText(mail.html)]) {
      expect(part).toContain("open the page below and press the button there");
      expect(part).toContain("do nothing: you will get no email");
      expect(part).toMatch(/works until 3 March 2027( at|,) 14:05 UTC/);
    }
  });

  test("the text part holds the link whole, once; the HTML links nothing else", async () => {
    const mail = await confirmSubscriptionMail({ site, confirmUrl, expiresAt });
    expect(mail.text.split(confirmUrl)).toHaveLength(2);
    expect(new Set(links(mail.html))).toEqual(new Set([confirmUrl]));
    expect(mail.text).not.toMatch(/[<>]|&amp;|unsubscribe/i);
  });
});

describe("broadcastMail", () => {
  const body =
    "Dear all,\nwe moved.\n\nSee https://ashgrove.example/map?x=1&y=2. Or\n(https://ashgrove.example/a_(b)).";

  test("keeps paragraphs and lines, and links bare URLs without the sentence around them", async () => {
    const mail = await broadcastMail({ site, subject: "News", body, unsubscribeUrl });
    expect(mail.subject).toBe("News");
    expect(mail.text).toContain("Dear all,\nwe moved.\n\nSee https://ashgrove.example/map?x=1&y=2. Or\n");
    expect(links(mail.html)).toEqual([
      "https://ashgrove.example/map?x=1&y=2",
      "https://ashgrove.example/a_(b)",
      unsubscribeUrl,
    ]);
  });

  test("says why they get it and how to stop, in both parts", async () => {
    const mail = await broadcastMail({ site, subject: "News", body, unsubscribeUrl });
    for (const part of [mail.text, visibleText(mail.html)]) {
      expect(part).toContain("because you subscribed to Ashgrove Bakery");
      expect(part).toContain("You can stop at any time: Unsubscribe");
    }
    expect(mail.text).toContain(unsubscribeUrl);
  });

  test("stands the postal address at the foot, after the way out, in both parts", async () => {
    const mail = await broadcastMail({ site, subject: "News", body, unsubscribeUrl });
    expect(mail.text).toMatch(/Unsubscribe.*\n\nAshgrove Bakery\n12 Mill Lane, Exeter\n$/);
    expect(visibleText(mail.html)).toMatch(/Unsubscribe ?Ashgrove Bakery12 Mill Lane, Exeter/);
    const without = await broadcastMail({
      site: { ...site, postalAddress: "" },
      subject: "News",
      body,
      unsubscribeUrl,
    });
    expect(without.text).toMatch(/Unsubscribe[^\n]*\n$/);
  });

  test("wears the site's name and colour, and the product's name nowhere", async () => {
    for (const mail of [
      await broadcastMail({ site, subject: "News", body, unsubscribeUrl }),
      await confirmSubscriptionMail({ site, confirmUrl, expiresAt }),
      await testMail(site),
    ]) {
      expect(mail.html).toContain("color:#b3541e");
      expect(mail.text.startsWith("Ashgrove Bakery\n")).toBe(true);
      expect(mail.html + mail.text + mail.subject).not.toContain("Farewell");
    }
  });

  test("makes no link of anything but http and https", async () => {
    const odd = "javascript:alert(1) data:text/html,x ftp://a.example //b.example https:// http://";
    const mail = await broadcastMail({ site, subject: "News", body: odd, unsubscribeUrl });
    expect(links(mail.html)).toEqual([unsubscribeUrl]);
  });

  test("an empty body is still a whole mail", async () => {
    const mail = await broadcastMail({ site, subject: "News", body: " \n\n ", unsubscribeUrl });
    expect(mail.text).toContain(unsubscribeUrl);
  });
});

describe("every mail", () => {
  const attack = `"><script>alert('1')</script><img src=x onerror=alert(1)>`;
  const hostile = { ...site, name: attack, postalAddress: attack, color: null };
  const mails = () =>
    Promise.all([
      confirmSubscriptionMail({ site: hostile, confirmUrl, expiresAt }),
      broadcastMail({
        site: hostile,
        subject: attack,
        body: `${attack}\n\nhttps://e.example/${attack}`,
        unsubscribeUrl,
      }),
    ]);

  test("shows markup as it was typed and runs none of it", async () => {
    for (const mail of await mails()) {
      expect(mail.html).not.toMatch(/<script|<img|<[^>]*\sonerror=/i);
      expect(mail.html).toContain("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;");
      expect(mail.text).toContain(attack);
    }
  });

  test("loads nothing: no picture, font, style sheet or frame", async () => {
    for (const mail of await mails()) {
      expect(mail.html).not.toMatch(/<(img|link|iframe|object|video|audio)\b|<[^>]*\ssrc=|url\(|@import/i);
    }
  });

  test("is a whole English document, at most 560 px wide, with colours for the dark", async () => {
    for (const mail of await mails()) {
      expect(mail.html).toMatch(/^<!DOCTYPE html/);
      expect(mail.html).toMatch(/<html[^>]* lang="en"/);
      expect(mail.html).toMatch(/<title>.+<\/title>/);
      expect(mail.html).toContain("max-width:560px");
      expect(mail.html).toContain("@media (prefers-color-scheme: dark)");
      expect(mail.html).toContain("#0d5f5b");
    }
  });

  test("has a subject of one line", async () => {
    const subject = "Hello\r\nBcc: eve@example.com\u2028more";
    const mail = await broadcastMail({ site, subject, body: "x", unsubscribeUrl });
    expect(mail.subject).toBe("Hello Bcc: eve@example.com more");
  });
});

function links(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
}

function visibleText(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");
}
