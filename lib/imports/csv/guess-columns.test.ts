import { describe, expect, it } from "vitest";
import { columnMeaning } from "@/lib/imports/cells/column-meaning";
import { findLeftOutStatuses } from "@/lib/imports/cells/left-out-statuses";
import { guessColumns } from "@/lib/imports/csv/guess-columns";

/** Returns the guess for each header, without the ignored ones. */
function guessed(sample: Record<string, string>, customFields: string[] = []) {
  const headers = Object.keys(sample);
  const meanings = guessColumns(headers, [Object.values(sample)], customFields);
  expect(meanings).toHaveLength(headers.length);
  return Object.fromEntries(
    headers.flatMap((header, i) => {
      const meaning = columnMeaning.parse(meanings[i]);
      return meaning.kind === "ignore" ? [] : [[header, meaning.kind === "field" ? meaning : meaning.kind]];
    }),
  );
}

describe("exports of other tools", () => {
  it("Kajabi", () => {
    expect(
      guessed(
        {
          Name: "Ann Example",
          "First Name": "Ann",
          "Last Name": "Example",
          Email: "ann@example.com",
          Products: "A course",
          Tags: "quiz, webinar",
          ID: "1234",
          "Member ID": "77",
          "External User ID": "",
          "Created At": "2024-05-06 18:01:32 -0700",
          "Sign In Count": "3",
          "First Name (name)": "Ann Example",
          "Email (email)": "ann@example.com",
          "City (address_city)": "Bonn",
          "What is your current practice status? (custom_13)": "Solo",
        },
        ["City (address_city)"],
      ),
    ).toEqual({
      Name: "name",
      Email: "email",
      Tags: "tags",
      "City (address_city)": { kind: "field", name: "City (address_city)" },
    });
    expect(guessed({ Name: "Ann", Email: "ann@example.com", Subscribed: "Yes" })).toEqual({
      Name: "name",
      Email: "email",
      Subscribed: "status",
    });
  });

  it("Mailchimp", () => {
    const person = { "Email Address": "ann@example.com", "First Name": "Ann", "Last Name": "Example" };
    const times = {
      ...{ MEMBER_RATING: "2", OPTIN_TIME: "2020-02-03 04:05:06", OPTIN_IP: "192.0.2.1", CONFIRM_TIME: "" },
      ...{ LATITUDE: "", CC: "DE", LAST_CHANGED: "2021-01-01 00:00:00", LEID: "1", EUID: "a1", NOTES: "" },
    };
    const names = { "Email Address": "email", "First Name": "first_name", "Last Name": "last_name" };
    expect(guessed({ ...person, ...times, TAGS: '"VIP","Blog"' })).toEqual({ ...names, TAGS: "tags" });
    expect(
      guessed({
        ...person,
        ...times,
        ...{ UNSUB_TIME: "2022-03-04 05:06:07", UNSUB_CAMPAIGN_TITLE: "May", UNSUB_REASON: "none" },
        TAGS: "",
      }),
    ).toEqual({ ...names, UNSUB_TIME: "status", TAGS: "tags" });
    expect(guessed({ ...person, CLEAN_CAMPAIGN_TITLE: "May", CLEAN_TIME: "2022-03-04 05:06:07" })).toEqual({
      ...names,
      CLEAN_TIME: "status",
    });
  });

  it("Kit", () => {
    expect(
      guessed({
        first_name: "Ann",
        email: "ann@example.com",
        created_at: "2022-09-10",
        status: "confirmed",
        tags: "a",
      }),
    ).toEqual({ first_name: "first_name", email: "email", status: "status", tags: "tags" });
  });

  it("ActiveCampaign", () => {
    expect(
      guessed({
        ...{
          "Contact ID": "1",
          Email: "ann@example.com",
          "First Name": "Ann",
          "Last Name": "Example",
          Phone: "",
        },
        ...{
          "Date Created": "2021-07-08 09:10:11",
          "IP Address": "192.0.2.1",
          Tags: "a, b",
          Status: "Active",
        },
      }),
    ).toEqual({
      Email: "email",
      "First Name": "first_name",
      "Last Name": "last_name",
      Tags: "tags",
      Status: "status",
    });
  });

  it("HubSpot", () => {
    const person = {
      ...{ "Record ID": "1", "First Name": "Ann", "Last Name": "Example", Email: "ann@example.com" },
      ...{ "Phone Number": "", "Contact owner": "", "Lead Status": "New", "State/Region": "CA" },
      "Marketing contact status": "Marketing contact",
    };
    const names = { "First Name": "first_name", "Last Name": "last_name", Email: "email" };
    expect(guessed(person)).toEqual({ ...names, "Marketing contact status": "status" });
    expect(guessed({ ...person, "Unsubscribed from all email": "true" })).toEqual({
      ...names,
      "Unsubscribed from all email": "status",
    });
  });

  it("Ghost", () => {
    expect(
      guessed({
        ...{ id: "1", email: "ann@example.com", name: "Ann", note: "", subscribed_to_emails: "true" },
        ...{ complimentary_plan: "false", stripe_customer_id: "", created_at: "2026-01-01T00:00:00.000Z" },
        ...{ deleted_at: "", labels: "vip,gold", tiers: "" },
      }),
    ).toEqual({ email: "email", name: "name", subscribed_to_emails: "status", labels: "tags" });
  });

  it("Substack: a paid subscription is no consent", () => {
    expect(
      guessed({
        ...{ email: "ann@example.com", active_subscription: "false", expiry: "", plan: "other" },
        ...{ email_disabled: "false", created_at: "2025-01-01", first_payment_at: "" },
      }),
    ).toEqual({ email: "email", email_disabled: "status" });
    expect(
      guessed({ Email: "ann@example.com", Name: "Ann", Type: "Free", "Start date": "2025-01-01" }),
    ).toEqual({
      Email: "email",
      Name: "name",
    });
  });

  it("Stripe: the status of a payment is no consent", () => {
    expect(
      guessed({
        ...{
          id: "cus_1",
          Description: "",
          Email: "ann@example.com",
          Name: "Ann",
          "Created (UTC)": "2026-01-01",
        },
        ...{ Delinquent: "false", Plan: "basic", Status: "active", "Total Spend": "10.00" },
      }),
    ).toEqual({ Email: "email", Name: "name" });
  });

  it("Google Contacts", () => {
    expect(
      guessed({
        ...{
          "First Name": "Ann",
          "Middle Name": "",
          "Last Name": "Example",
          Nickname: "",
          "Organization Name": "",
        },
        ...{ Birthday: "", Notes: "", Labels: "* myContacts ::: Choir", "E-mail 1 - Label": "* Home" },
        ...{
          "E-mail 1 - Value": "ann@example.com",
          "E-mail 2 - Value": "a@example.org",
          "Phone 1 - Value": "1",
        },
      }),
    ).toEqual({
      "First Name": "first_name",
      "Last Name": "last_name",
      Labels: "tags",
      "E-mail 1 - Value": "email",
    });
    expect(
      guessed({
        Name: "Ann Example",
        "Given Name": "Ann",
        "Group Membership": "Choir",
        "E-mail 1 - Value": "",
      }),
    ).toEqual({ Name: "name", "Group Membership": "tags", "E-mail 1 - Value": "email" });
  });
});

describe("other languages", () => {
  it.each([
    [
      ["E-Mail", "Vorname", "Name"],
      ["email", "first_name", "last_name"],
    ],
    [
      ["E-Mail-Adresse", "Vorname", "Nachname", "Schlagwörter"],
      ["email", "first_name", "last_name", "tags"],
    ],
    [
      ["Adresse e-mail", "Nom", "Prénom"],
      ["email", "last_name", "first_name"],
    ],
    [
      ["Correo electrónico", "Nombre", "Apellidos"],
      ["email", "first_name", "last_name"],
    ],
    [
      ["Indirizzo email", "Nome", "Cognome"],
      ["email", "first_name", "last_name"],
    ],
    [
      ["E-mailadres", "Voornaam", "Achternaam"],
      ["email", "first_name", "last_name"],
    ],
    [
      ["E-mail", "Nome", "Sobrenome"],
      ["email", "first_name", "last_name"],
    ],
    [
      ["Email", "Nom"],
      ["email", "name"],
    ],
    [
      ["Email", "Name", "First name", "Last name"],
      ["email", "name", "ignore", "ignore"],
    ],
  ])("knows the names in %j", (headers, kinds) => {
    expect(guessColumns(headers, [], []).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("tells a whole name from a last name by what stands below", () => {
    const guess = (name: string) =>
      guessColumns(["Email", "First name", "Name"], [["a@x.example", "Ada", name]], []).map(
        ({ kind }) => kind,
      );
    expect(guess("Ada Quill")).toEqual(["email", "ignore", "name"]);
    expect(guess("Quill")).toEqual(["email", "first_name", "last_name"]);
  });

  it("takes a status whose words nobody knows for a status, and one of a shop for none", () => {
    const kindOf = (header: string, ...values: string[]) =>
      guessColumns(
        ["Email", header],
        values.map((value) => ["a@x.example", value]),
        [],
      )[1]?.kind;
    expect(kindOf("Status", "wypisany", "zapisany")).toBe("status");
    expect(kindOf("Estado de suscripción", "quién sabe")).toBe("status");
    expect(kindOf("Situa‹o", "Inscrito", "Descadastrado")).toBe("status");
    expect(kindOf("Status", "Qualified lead", "Customer")).toBe("ignore");
    expect(kindOf("Estado", "Jalisco")).toBe("ignore");
  });

  it("takes every column of one name that is about consent, since a no in any of them counts", () => {
    const sample = [["a@x.example", "Subscribed", "Unsubscribed"]];
    const kinds = guessColumns(["Email", "Status", "Status (column 3)"], sample, []).map(({ kind }) => kind);
    expect(kinds).toEqual(["email", "status", "status"]);
  });

  it("takes the tags below every header of one name", () => {
    const sample = [["a@x.example", "vip", "new"]];
    const kinds = guessColumns(["Email", "Tags", "Tags (column 3)"], sample, []).map(({ kind }) => kind);
    expect(kinds).toEqual(["email", "tags", "tags"]);
  });

  it.each([
    ["Статус", "отписан"],
    ["状态", "已退订"],
    ["Κατάσταση", "ενεργός"],
    ["Durum", "abone"],
    ["Column 2", "wypisany"],
    ["Column 2", "구독취소"],
    ["Consentement marketing", "oui"],
  ])("knows a status in further languages by its name or its words: %s, %s", (header, value) => {
    expect(guessColumns(["Email", header], [["a@x.example", value]], [])[1]?.kind).toBe("status");
  });

  it("names columns that may be about consent and are left out", () => {
    const headers = ["Email", "Status", "Estado", "Unsubscribed", "SMS opted out", "Is Active", "Town"];
    const columns = headers.map((_, at) => ({ kind: at === 0 ? ("email" as const) : ("ignore" as const) }));
    expect(findLeftOutStatuses(headers, columns)).toEqual([
      ...["Status", "Estado", "Unsubscribed", "Is Active"],
    ]);
    expect(
      findLeftOutStatuses(
        headers,
        headers.map(() => ({ kind: "status" as const })),
      ),
    ).toEqual([]);
  });
});

describe("guesses", () => {
  it("finds the addresses below a header that says nothing, or something else", () => {
    expect(guessed({ "Column 1": "Ann", "Column 2": "ann@example.com" })).toEqual({ "Column 2": "email" });
    expect(guessed({ Email: "yes", Contact: "ann@example.com" })).toEqual({ Contact: "email" });
  });

  it("takes each meaning once", () => {
    expect(guessed({ Email: "a@example.com", "E-mail": "b@example.com", Tags: "a", Labels: "b" })).toEqual({
      Email: "email",
      Tags: "tags",
    });
  });

  it("fits columns to the site's own fields", () => {
    expect(
      guessed({ Email: "a@example.com", favourite_colour: "teal" }, ["Favourite colour", "Shoe size"]),
    ).toEqual({
      Email: "email",
      favourite_colour: { kind: "field", name: "Favourite colour" },
    });
  });

  it("does not take California, a text-message opt-out or a lead for consent", () => {
    expect(guessed({ Email: "a@example.com", State: "CA" })).toEqual({ Email: "email" });
    expect(guessed({ Email: "a@example.com", SMS_BLACKLISTED: "No", EMAIL_BLACKLISTED: "No" })).toEqual({
      Email: "email",
      EMAIL_BLACKLISTED: "status",
    });
    expect(guessed({ Email: "a@example.com", Status: "Qualified lead" })).toEqual({ Email: "email" });
  });

  it("copes with rows shorter than the header and with no rows", () => {
    expect(guessColumns(["Email", "Name"], [["a@example.com"], []], [])).toEqual([
      { kind: "email" },
      { kind: "name" },
    ]);
    expect(guessColumns(["Email", "Status"], [], [])).toEqual([{ kind: "email" }, { kind: "status" }]);
  });
});
