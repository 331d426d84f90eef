import fs from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";

/**
 * Describes the expected result when the list's owner claims that everyone on it agreed. Each field names people by
 * the local part of their email.
 */
export interface ForeignList {
  tool: string;
  file: string;
  encoding?: CsvEncoding;
  /** Lists the emails of contacts that were deleted from the site before. */
  deleted?: string[];
  subscribed?: string;
  /** Names people who must confirm, because they were deleted before. */
  pending?: string;
  unsubscribed?: string;
  bounced?: string;
  complained?: string;
  /**
   * Names people on the list who are neither subscribed nor opted out: unconfirmed, never asked, or with an unknown
   * status word.
   */
  never?: string;
  /** Counts the rows that the import leaves out. `partial` counts the rows that it takes with something left out. */
  leftOut?: number;
  partial?: number;
}

/** Lists files as other tools export them, in the variants that users meet. The people in them do not exist. */
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

/** Returns the bytes of a list in its `encoding`, or as the UTF-8 file in the repository when it has none. */
export function bytesOf({ file, encoding }: ForeignList): Buffer {
  const text = fs.readFileSync(path.join("testing/lists", file), "utf8");
  if (encoding === undefined) return Buffer.from(text);
  return iconv.encode(text, encoding, { addBOM: encoding === "UTF-16LE" });
}
