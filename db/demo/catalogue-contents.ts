export const courses = [
  {
    name: "Bookbinding from the First Fold",
    lessons:
      "Tools and bench|Choosing paper|Folding signatures|Pricking and sewing|Linen thread and wax|Rounding the spine|Cutting boards|Covering in cloth|Endpapers|Pressing and drying|Your first finished book",
  },
  {
    name: "Letterpress at the Kitchen Table",
    lessons:
      "What a small press can do|Setting type by hand|Furniture and lock-up|Mixing ink|The first proof|Registration|Two colours|Cleaning up|A card edition",
  },
  {
    name: "Marbled Papers",
    lessons:
      "The size bath|Paints and ox gall|Stones and swirls|Combs and rakes|Nonpareil|Lifting the sheet|Alum and mordants|When it goes wrong",
  },
] as const;

/**
 * Lists the offers. `product` is the index into courses, then memberships, then downloads. `weight` says how often
 * people buy the offer.
 */
export const offers = [
  { product: 0, name: "Bookbinding course", amount: 14_900, currency: "EUR", interval: null, weight: 30 },
  {
    product: 0,
    name: "Bookbinding course (US)",
    amount: 16_900,
    currency: "USD",
    interval: null,
    weight: 12,
  },
  { product: 1, name: "Letterpress course", amount: 19_900, currency: "EUR", interval: null, weight: 16 },
  { product: 2, name: "Marbling course", amount: 8_900, currency: "EUR", interval: null, weight: 18 },
  { product: 3, name: "The Bench, monthly", amount: 1_500, currency: "EUR", interval: "month", weight: 50 },
  { product: 3, name: "The Bench, yearly", amount: 15_000, currency: "EUR", interval: "year", weight: 20 },
  {
    product: 3,
    name: "The Bench, monthly (US)",
    amount: 1_700,
    currency: "USD",
    interval: "month",
    weight: 30,
  },
  { product: 4, name: "Box templates", amount: 1_200, currency: "EUR", interval: null, weight: 24 },
] as const;

export const forms = [
  { slug: "letters-from-the-studio", name: "Letters from the studio" },
  { slug: "free-paper-guide", name: "Free paper guide" },
  { slug: "ask-the-studio", name: "Ask the studio" },
] as const;

export const broadcastSubjects = [
  "The press is oiled and running",
  "Five papers that fold without cracking",
  "Doors open for bookbinding",
  "A quiet month at the bench",
  "What we learned from 200 spoiled sheets",
  "Summer workshop dates",
  "New: marbled papers, start to finish",
  "Thread, wax and patience",
  "Your questions about glue, answered",
  "The winter box is here",
  "Last days for the letterpress course",
  "An hour with a stranger's old ledger",
] as const;

/** Is the text of every broadcast; their subjects say enough for a demo. */
export const broadcastBody = `Dear reader,

here is what we have been up to at the bench since the last letter: two new papers, one press that needed oil, and a
course that is nearly full.

Come by when you are near. How to find us: https://quillmere.example/visit

Quillmere Paper Studio`;

/** Lists the days after joining at which each mail of the sequence goes out. */
export const sequences = [
  {
    name: "Welcome",
    steps: [
      { afterDays: 0, subject: "Welcome to the studio" },
      { afterDays: 2, subject: "Your paper guide" },
      { afterDays: 5, subject: "Three tools worth owning" },
      { afterDays: 9, subject: "What would you like to make?" },
    ],
  },
  {
    name: "Course companion",
    steps: [
      { afterDays: 1, subject: "Before you start" },
      { afterDays: 8, subject: "How is the first week?" },
      { afterDays: 22, subject: "Show us what you made" },
    ],
  },
  {
    name: "Come back to the bench",
    steps: [
      { afterDays: 0, subject: "It has been a while" },
      { afterDays: 6, subject: "A small project for one evening" },
      { afterDays: 14, subject: "Shall we keep writing?" },
    ],
  },
] as const;

export const tagNames = [
  "beginner",
  "bookbinder",
  "calligraphy",
  "gift buyer",
  "letterpress",
  "marbling",
  "newsletter only",
  "press",
  "teacher",
  "waiting list",
  "wholesale",
  "workshop guest",
] as const;

export const fields = [
  { name: "Found us through", type: "text" },
  { name: "Years of practice", type: "number" },
  { name: "Birthday", type: "date" },
  { name: "Owns a press", type: "boolean" },
] as const;

export const importFiles = ["paper-fair-guests.csv", "old-shop-customers.csv", "workshop-list.csv"];
