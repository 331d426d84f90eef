import nlp from "compromise";
import { expect, test } from "vitest";
import { listSources } from "@/testing/sources/list-sources";
import { readComments } from "@/testing/sources/read-comments";

const mostLines = 3;

/** Opens a clause whose subject a reader would have to guess. */
const relative =
  /^(?:What|Who|Whoever|Whom|Whose|Which|Whichever|Whatever|Whether|That|Those (?:who|that|of)|How|Why)\b/;

/** Lists verbs in the third person that a tagger takes for plural nouns at the head of a sentence. */
const verbs = new Set(
  `accepts adds answers asks begins belongs bounds brings builds caps carries changes checks claims closes comes compares converts counts covers
   cuts decides does draws drops delays describes divides ends finds frames gets gives goes groups guards guesses handles hides hints holds keeps lasts leaves lets
   limits links lists loads locates locks looks lowers makes maps marks matches means measures merges mixes moves names needs notes opens
   orders pairs parses passes pauses picks places plans points posts prints proves puts queues raises ranks reads records refuses
   releases remembers removes renders renews repeats replaces resets resumes retries returns reverts runs saves says schedules
   searches selects sends serves sets shows signs skips sorts spares splits stands starts states stays stops stores strips sums
   tags takes tells tests throws tries trims turns types undoes updates uses validates verifies views waits warns watches works
   wraps writes yields`.split(/\s+/),
);

/** Returns the first sentence; a name in backticks counts as one word. */
function firstSentence(text: string): string {
  const plain = text.replace(/`[^`]*`/g, "it").replace(/\s+/g, " ");
  return /^(.*?[.!?])(?:\s+[A-Z("]|$)/.exec(plain)?.[1] ?? plain;
}

function hasMainVerb(sentence: string): boolean {
  const main = sentence.replace(/\b(?:that|which|who|whom|whose|where|what|how|whether)\b[^,;:.()]*/gi, " ");
  if (verbs.has(/^[A-Za-z]+/.exec(main)?.[0].toLowerCase() ?? "")) return true;
  const sentences = nlp(main).json() as { terms?: { tags?: string[] }[] }[];
  const finite = ["PresentTense", "Copula", "Modal", "Auxiliary", "Infinitive", "Imperative"];
  return sentences
    .flatMap(({ terms = [] }) => terms)
    .some(({ tags = [] }) => finite.some((tag) => tags.includes(tag)) && !tags.includes("Gerund"));
}

function wrongWith(text: string): string[] {
  const first = firstSentence(text);
  return [
    text.split("\n").length > mostLines && `is over ${mostLines} lines`,
    relative.test(first) && "begins with a relative clause",
    !hasMainVerb(first) && "is a fragment",
  ].filter((wrong) => wrong !== false);
}

test("comments are sentences of at most three lines", { timeout: 120_000 }, () => {
  const comments = listSources().flatMap((file) => readComments(file).comments);
  expect(comments.length).toBeGreaterThan(1000);
  const wrong = comments.flatMap(({ file, line, text }) =>
    wrongWith(text).map((what) => `${file}:${line} ${what}: ${text.replaceAll("\n", " ")}`),
  );
  expect(wrong).toEqual([]);
});

test("the rule finds riddles", () => {
  expect(wrongWith("Why it was set aside.")).toEqual(["begins with a relative clause"]);
  expect(wrongWith("The tags of these contacts by id, in alphabetical order.")).toEqual(["is a fragment"]);
  expect(wrongWith("Returns the tags of these contacts by id, in alphabetical order.")).toEqual([]);
  expect(wrongWith("one\ntwo\nthree\nfour is")).toEqual(["is over 3 lines"]);
});
