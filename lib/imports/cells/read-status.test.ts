import { describe, expect, it } from "vitest";
import { isOptOutHeader, readStatus } from "./read-status";

describe("below a header that names a state", () => {
  it.each([
    [
      "subscribed",
      ["Subscribed", "ACTIVE", " true ", "yes", "1", "Opted in", "opted-in", "confirmed", "TRUE"],
    ],
    ["unsubscribed", ["Unsubscribed", "inactive", "FALSE", "No", "0", "Opted Out", "opt_out", "cancelled"]],
    ["unsubscribed", ["do not email", "suppressed"]],
    ["never_subscribed", ["Never subscribed", "not subscribed", "non-subscribed", "Non-marketing contact"]],
    [
      "subscribed",
      ["abonniert", "Abonné", "suscrito", "iscritto", "ingeschreven", "inscrito", "Ja", "oui", "sì"],
    ],
    [
      "unsubscribed",
      ["abgemeldet", "Désabonné", "dado de baja", "disiscritto", "uitgeschreven", "descadastrado"],
    ],
    ["unsubscribed", ["nein", "non", "nee", "não", "ausgetragen", "désinscrit", "afgemeld"]],
    [
      "never_subscribed",
      ["nicht abonniert", "non abonné", "no suscrito", "non iscritto", "niet ingeschreven", "não inscrito"],
    ],
    [
      "pending",
      [
        "pending",
        "unconfirmed",
        "ausstehend",
        "en attente",
        "pendiente",
        "in attesa",
        "in afwachting",
        "pendente",
      ],
    ],
    ["bounced", ["unzustellbar", "non distribué", "rebotado", "rimbalzato", "onbestelbaar", "devolvido"]],
    ["bounced", ["Bounced", "hard bounce", "Cleaned", "undeliverable"]],
    ["complained", ["Complained", "SPAM", "Marked as spam", "abuse complaint"]],
    [
      "unsubscribed",
      ["Unsubscribed (admin)", "Abgemeldet am 3. Mai", "Désinscrit(e)", "globally unsubscribed"],
    ],
    ["bounced", ["bounced (hard)", "Bounced: mailbox full"]],
    [
      "unsubscribed",
      ["optedOut", "wypisany", "odhlášen", "avregistrerad", "отписан", "配信停止", "退订", "구독취소"],
    ],
    ["subscribed", ["OptedIn", "Abonné(e)", "suscrito/a", "inscrit·e", "да", "はい", "tak", "구독중"]],
    ["never_subscribed", ["NeverSubscribed", "never", "jamais", "nie", "не подписан"]],
    ["unknown", ["Marketing contact", "loobunud", "2024-01-01", "?", "maybe", "soft bounce"]],
    ["unknown", ["subscribed, not confirmed", "not unsubscribed", "never bounced", "single opt-in"]],
    ["blank", ["", "  ", "\t", "-", "—", "null", "N/A", "NaN"]],
  ])("reads %s", (status, cells) => {
    for (const cell of cells) expect([cell, readStatus(cell, "Status")]).toEqual([cell, status]);
  });
});

describe("below a header that names a way out", () => {
  it.each([
    ["Unsubscribed from all email", "true", "unsubscribed"],
    ["UNSUB_TIME", "2022-03-04 05:06:07", "unsubscribed"],
    ["email_disabled", "TRUE", "unsubscribed"],
    ["EMAIL_BLACKLISTED", "Yes", "unsubscribed"],
    ["Opted Out", "1", "unsubscribed"],
    ["CLEAN_TIME", "2022-03-04 05:06:07", "bounced"],
    ["Bounced", "yes", "bounced"],
    ["Complained", "1", "complained"],
    ["Unsubscribed", "subscribed", "subscribed"],
    ["UNSUB_TIME", "", "blank"],
    ["Abmeldedatum", "04.03.2022", "unsubscribed"],
    ["Désinscrit", "oui", "unsubscribed"],
    ["Fecha de baja", "2022-03-04", "unsubscribed"],
    ["HasOptedOutOfEmail", "true", "unsubscribed"],
    ["isUnsubscribed", "false", "not_out"],
    ["Kein Newsletter", "ja", "unsubscribed"],
    ["Keine Werbung", "nein", "not_out"],
    ["Sin publicidad", "sí", "unsubscribed"],
    ["Geen mailing", "ja", "unsubscribed"],
    ["Blacklisté", "null", "not_out"],
    ["Marked as spam", "yes", "complained"],
    ["Отписан", "да", "unsubscribed"],
    ["配信停止", "いいえ", "not_out"],
    ["Wypisany", "tak", "unsubscribed"],
    ["Marketing contact status", "Marketing contact", "not_out"],
    ["Marketing contact status", "Non-marketing contact", "never_subscribed"],
  ])("%s: %s", (header, cell, status) => {
    expect(readStatus(cell, header)).toBe(status);
  });

  it("does not take the absence of an opt-out for consent", () => {
    for (const cell of ["false", "No", "0", "never", "-"])
      expect(readStatus(cell, "Opted out")).toBe("not_out");
  });

  it("tells ways out from ways in", () => {
    for (const header of [
      "Subscribed",
      "Status",
      "Opt-in",
      "subscribed_to_emails",
      "Accepts Marketing",
      "emailNotes",
    ]) {
      expect(isOptOutHeader(header)).toBe(false);
    }
  });
});
