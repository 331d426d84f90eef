import fs from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";

/** What a list comes to when its owner claims that the people on it agreed, by the first part of their addresses. */
export interface ForeignList {
  tool: string;
  file: string;
  encoding?: CsvEncoding;
  /** Who was deleted from the site before. */
  deleted?: string[];
  subscribed?: string;
  /** Asked to confirm, because they were deleted before. */
  pending?: string;
  unsubscribed?: string;
  bounced?: string;
  complained?: string;
  /** On the list, and neither in nor out: not confirmed, never asked, or a word that nobody knows. */
  never?: string;
  /** How many rows are left out, and how many are taken with something left out. */
  leftOut?: number;
  partial?: number;
}

/** Lists as other tools write them, with people who do not exist, in the variants that their users meet. */
export const foreignLists: ForeignList[] = [
  {
    tool: "Kajabi",
    file: "kajabi-contacts.csv",
    subscribed: "ada",
    unsubscribed: "ben",
    never: "cy",
    bounced: "dee",
  },
  {
    tool: "Kajabi, two of them deleted before",
    file: "kajabi-contacts.csv",
    deleted: ["ada@quill.example", "ben@ink.example"],
    pending: "ada",
    unsubscribed: "ben",
    never: "cy",
    bounced: "dee",
  },
  { tool: "Mailchimp, audience", file: "mailchimp-subscribed.csv", subscribed: "ada ben", partial: 1 },
  { tool: "Mailchimp, unsubscribed", file: "mailchimp-unsubscribed.csv", unsubscribed: "cy dee", partial: 1 },
  { tool: "Mailchimp, cleaned", file: "mailchimp-cleaned.csv", bounced: "eve" },
  {
    tool: "Mailchimp, all three joined",
    file: "mailchimp-joined.csv",
    subscribed: "ada ben",
    unsubscribed: "cy",
    bounced: "eve",
  },
  { tool: "Mailchimp, French", file: "mailchimp-abonnes.csv", subscribed: "inès noé", partial: 1 },
  {
    tool: "Mailchimp, all three joined, one deleted before",
    file: "mailchimp-joined.csv",
    deleted: ["ada@quill.example"],
    subscribed: "ben",
    pending: "ada",
    unsubscribed: "cy",
    bounced: "eve",
  },
  {
    tool: "Mailchimp, French",
    file: "mailchimp-abonnes.csv",
    encoding: "Windows-1252",
    subscribed: "inès noé",
    partial: 1,
  },
  {
    tool: "HubSpot",
    file: "hubspot-contacts.csv",
    subscribed: "ada cy",
    unsubscribed: "ben",
    bounced: "dee",
  },
  {
    tool: "HubSpot",
    file: "hubspot-contacts.csv",
    encoding: "UTF-16LE",
    subscribed: "ada cy",
    unsubscribed: "ben",
    bounced: "dee",
  },
  {
    tool: "HubSpot, unsubscribes and bounces",
    file: "hubspot-unsubscribes-and-bounces.csv",
    unsubscribed: "ben",
    bounced: "dee",
    complained: "fay",
  },
  {
    tool: "Brevo, French",
    file: "brevo-contacts.csv",
    subscribed: "inès",
    unsubscribed: "noé",
    never: "zoé",
  },
  {
    tool: "Brevo, French",
    file: "brevo-contacts.csv",
    encoding: "Windows-1252",
    subscribed: "inès",
    unsubscribed: "noé",
    never: "zoé",
  },
  { tool: "Brevo", file: "brevo-blocklisted.csv", subscribed: "ada cy", unsubscribed: "ben" },
  { tool: "Substack", file: "substack-emails.csv", subscribed: "ada cy", unsubscribed: "ben" },
  {
    tool: "Kit",
    file: "kit-subscribers.csv",
    subscribed: "ada",
    unsubscribed: "ben eve",
    bounced: "cy",
    complained: "dee",
  },
  { tool: "Ghost", file: "ghost-members.csv", subscribed: "ada cy", unsubscribed: "ben" },
  {
    tool: "ActiveCampaign",
    file: "activecampaign-contacts.csv",
    subscribed: "ada",
    unsubscribed: "ben",
    never: "cy",
    bounced: "dee",
  },
  {
    tool: "ActiveCampaign, German",
    file: "activecampaign-kontakte.csv",
    subscribed: "änne",
    unsubscribed: "jörg",
    never: "ute olaf",
    bounced: "uwe",
  },
  {
    tool: "ActiveCampaign, German",
    file: "activecampaign-kontakte.csv",
    encoding: "Windows-1252",
    subscribed: "änne",
    unsubscribed: "jörg",
    never: "ute olaf",
    bounced: "uwe",
  },
  { tool: "listmonk", file: "listmonk-subscribers.csv", subscribed: "ada", unsubscribed: "ben cy" },
  { tool: "Google Contacts", file: "google-contacts.csv", subscribed: "ada ben", leftOut: 1, partial: 2 },
  { tool: "Outlook", file: "outlook-contacts.csv", subscribed: "ada ben", partial: 2 },
  {
    tool: "Outlook, German",
    file: "outlook-kontakte.csv",
    encoding: "Windows-1252",
    subscribed: "änne jörg",
    partial: 2,
  },
  { tool: "Stripe, customers", file: "stripe-customers.csv", subscribed: "ada ben" },
  {
    tool: "a Spanish newsletter",
    file: "boletin-espana.csv",
    encoding: "Windows-1252",
    subscribed: "inés",
    unsubscribed: "josé",
    never: "ana luz",
  },
  {
    tool: "an Italian newsletter",
    file: "newsletter-italia.csv",
    subscribed: "nicolò",
    unsubscribed: "sara",
    bounced: "ugo",
  },
  {
    tool: "a Dutch newsletter",
    file: "nieuwsbrief-nederland.csv",
    encoding: "UTF-16LE",
    subscribed: "zoë",
    unsubscribed: "jan",
    never: "piet",
  },
  {
    tool: "a Brazilian newsletter",
    file: "newsletter-brasil.csv",
    encoding: "Macintosh",
    subscribed: "joão",
    unsubscribed: "maria",
    never: "rui",
  },
];

/** The bytes of a list in the encoding that is meant; UTF-8 as it lies in the repository. */
export function bytesOf({ file, encoding }: ForeignList): Buffer {
  const text = fs.readFileSync(path.join("testing/lists", file), "utf8");
  if (encoding === undefined) return Buffer.from(text);
  return iconv.encode(text, encoding, { addBOM: encoding === "UTF-16LE" });
}
