import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { lessons, products } from "./products";

const lessonId = () =>
  integer("lesson_id")
    .notNull()
    .references(() => lessons.id, { onDelete: "cascade" });

export const lessonProgress = sqliteTable(
  "lesson_progress",
  {
    contactId: contactId(),
    lessonId: lessonId(),
    percent: integer("percent").notNull(),
    startedAt: integer("started_at").notNull(),
    completedAt: integer("completed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.lessonId] }),
    index("lesson_progress_lesson").on(table.lessonId),
  ],
);

export const assessmentAnswers = sqliteTable(
  "assessment_answers",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    lessonId: lessonId(),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
    isCorrect: integer("is_correct", { mode: "boolean" }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("assessment_answers_lesson").on(table.lessonId),
  ],
);

export const certificates = sqliteTable(
  "certificates",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    productId: integer("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    nameOnCertificate: text("name_on_certificate").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("certificates_product").on(table.productId),
  ],
);
