import * as schema from "../schema";
import type { DemoCatalogue } from "./catalogue";
import { insertRow } from "./insert-row";
import type { Story } from "./story";

const arrivals = {
  form: ["signed_up", "Signed up through a form"],
  checkout: ["bought", "Bought something at the checkout"],
  import: ["imported", "Came with an imported list"],
  manual: ["added", "Was added by hand"],
  api: ["added", "Was added by another program"],
} as const;

const doings = [
  ["visited", "Read the page about the courses"],
  ["visited", "Looked at the membership"],
  ["watched", "Watched the studio tour"],
  ["attended", "Came to the open studio"],
  ["downloaded", "Downloaded the paper guide"],
  ["replied", "Answered a letter"],
] as const;

const questions = [
  "Do you ship papers abroad?",
  "Is the course right for a beginner?",
  "Can I visit the studio in spring?",
  "I would love a workshop on boxes.",
] as const;

const noteBodies = [
  "Met at the paper fair; wants to bring a friend.",
  "Called about an invoice. Sorted.",
  "Teaches art; asked for a group price.",
  "Prefers to be written to in the evening.",
] as const;

/** Adds what the contact did on the site, and what the owner wrote about it. */
export function addTraces(story: Story, catalogue: DemoCatalogue): void {
  const { random, lead } = story;
  const [came, how] = arrivals[lead.source];
  addActivity(story, came, how, lead.createdAt);
  for (let left = random.between(0, 4); left > 0; left -= 1) {
    const [did, summary] = random.pick(doings);
    addActivity(story, did, summary, story.did(story.momentAfter(lead.createdAt)));
  }
  if (lead.source === "form" || story.likely(0.06)) addSubmission(story, catalogue, lead.createdAt, "");
  if (story.likely(0.12))
    addSubmission(story, catalogue, story.did(story.momentAfter(lead.createdAt)), random.pick(questions));
  if (story.likely(0.1)) addNote(story, catalogue.ownerId);
  if (story.likely(0.01)) addFormerEmail(story);
  if (lead.extent === "everything") addDismissedPair(story, catalogue);
}

/** Adds a pair that the owner said is not one person. */
function addDismissedPair(story: Story, { siteId }: DemoCatalogue): void {
  const { tx, contactId, lead } = story;
  const pair = { siteId, reason: "near_email" as const, seenBy: 0, dismissedAt: lead.createdAt };
  const pairId = insertRow(tx, schema.duplicatePairs, pair);
  insertRow(tx, schema.duplicateMembers, { contactId, pairId });
}

/** Adds an email from a school that they once wrote from. */
function addFormerEmail(story: Story): void {
  const { tx, contactId, lead } = story;
  const email = lead.email.replace("@", "@school.");
  const leftAt = story.momentAfter(lead.createdAt);
  insertRow(tx, schema.formerEmails, { contactId, email, standing: "never_subscribed", leftAt });
}

function addActivity(story: Story, kind: string, summary: string, createdAt: number): void {
  const activity = { contactId: story.contactId, id: story.nextId(), kind, summary, createdAt };
  insertRow(story.tx, schema.activities, activity);
}

function addSubmission(story: Story, catalogue: DemoCatalogue, createdAt: number, message: string): void {
  const { name, email } = story.lead;
  insertRow(story.tx, schema.formSubmissions, {
    contactId: story.contactId,
    id: story.nextId(),
    formId: story.random.pick(catalogue.forms),
    answers: JSON.stringify({ name, email, ...(message && { message }) }),
    createdAt,
  });
}

function addNote(story: Story, writtenBy: string): void {
  insertRow(story.tx, schema.notes, {
    contactId: story.contactId,
    id: story.nextId(),
    body: story.random.pick(noteBodies),
    writtenBy,
    createdAt: story.momentAfter(story.lead.createdAt),
  });
}
