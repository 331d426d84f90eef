import * as schema from "../schema";
import type { StartedCourse } from "./commerce";
import { insertRow } from "./insert-row";
import type { Story } from "./story";
import { day } from "./timeline";

const questions = [
  ["Which way does the grain run?", "Along the spine", "Across the spine"],
  ["How many sheets make one signature?", "Four", "Forty"],
  ["What keeps the thread from tangling?", "Beeswax", "Water"],
  ["How long does it stay under the press?", "Overnight", "Ten minutes"],
] as const;

/** Adds progress, answers and perhaps a certificate in each course. Some contacts never begin, some finish. */
export function addLearning(story: Story, started: readonly StartedCourse[]): void {
  for (const { course, boughtAt } of started) {
    const isDone = story.likely(0.35);
    const reach = isDone ? course.lessonIds.length : story.random.between(0, course.lessonIds.length - 1);
    let at = boughtAt;
    let finished = 0;
    for (const lessonId of course.lessonIds.slice(0, reach)) {
      const startedAt = at + story.random.between(1, 4 * day);
      if (startedAt > story.now && story.lead.extent !== "everything") break;
      at = story.did(Math.min(startedAt, story.now));
      const isLast = !isDone && finished === reach - 1;
      addLesson(story, lessonId, at, isLast ? story.random.between(5, 95) : 100);
      finished += 1;
    }
    if (finished < course.lessonIds.length || !story.likely(0.85)) continue;
    insertRow(story.tx, schema.certificates, {
      contactId: story.contactId,
      id: story.nextId(),
      productId: course.productId,
      nameOnCertificate: story.lead.name || story.lead.email,
      createdAt: at,
    });
  }
}

function addLesson(story: Story, lessonId: number, startedAt: number, percent: number): void {
  const { tx, contactId, random } = story;
  const completedAt = percent === 100 ? startedAt : null;
  insertRow(tx, schema.lessonProgress, { contactId, lessonId, percent, startedAt, completedAt });
  if (!story.likely(0.25)) return;
  const [question, right, wrong] = random.pick(questions);
  const isCorrect = random.chance(0.8);
  insertRow(tx, schema.assessmentAnswers, {
    contactId,
    id: story.nextId(),
    lessonId,
    question,
    answer: isCorrect ? right : wrong,
    isCorrect,
    createdAt: startedAt,
  });
}
