import * as schema from "../schema";
import type { DemoCatalogue } from "./catalogue";
import { insertRow } from "./insert-row";
import type { Story } from "./story";

const posts = [
  ["My first finished book", "It is crooked, it is mine, and it opens flat."],
  ["Where do you buy linen thread?", "The shop near me closed. I would rather not order fifty metres."],
  ["Ink that never dries", "Three days on and it still smudges. Too much oil, or too damp a room?"],
  ["A box for my grandmother's letters", "Measured twice, cut three times. Pictures tomorrow."],
  [
    "Small press for sale nearby",
    "Heavy, complete, no motor. Write to me if you have a van and two friends.",
  ],
] as const;

const comments = [
  "Lovely. Which paper is that?",
  "I had the same. Less paint, more patience.",
  "Thank you, this saved my weekend.",
  "Try a thinner needle.",
  "Beautiful spine!",
  "Count me in.",
] as const;

const rememberedPosts = 300;

/** Adds posts of a few and answers of more. Customers write both more often. */
export function addCommunity(story: Story, catalogue: DemoCatalogue): void {
  const { tx, contactId, random, lead } = story;
  if (story.likely(lead.willBuy ? 0.14 : 0.02)) {
    const [title, body] = random.pick(posts);
    const createdAt = story.did(story.momentAfter(lead.createdAt));
    const id = story.nextId();
    insertRow(tx, schema.communityPosts, { contactId, id, title, body, createdAt });
    catalogue.posts.push({ id, createdAt });
    if (catalogue.posts.length > rememberedPosts) catalogue.posts.shift();
  }
  if (catalogue.posts.length === 0 || !story.likely(lead.willBuy ? 0.25 : 0.04)) return;
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const post = random.pick(catalogue.posts);
    const createdAt = story.did(story.momentAfter(Math.max(lead.createdAt, post.createdAt)));
    const comment = { contactId, id: story.nextId(), postId: post.id, body: random.pick(comments) };
    insertRow(tx, schema.communityComments, { ...comment, createdAt });
  }
}
