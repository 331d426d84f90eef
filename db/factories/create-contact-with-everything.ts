import { createHash } from "node:crypto";
import type { Database } from "../open-database";
import { takeRowIds } from "../row-ids";
import * as schema from "../schema";
import { type Transaction, write } from "../write";
import type { Catalogue } from "./create-catalogue";
import { type ContactOverrides, createContact } from "./create-contact";
import { factoryNow as createdAt } from "./create-site";

const day = 86_400_000;

/** Creates a contact with at least one row in every table that belongs to a contact; a test checks that it does. */
export function createContactWithEverything(
  db: Database,
  { catalogue, ...overrides }: ContactOverrides & { catalogue: Catalogue },
): { id: number; email: string; name: string } {
  const contact = createContact(db, { isCustomer: true, ...overrides });
  write(db, (tx) => {
    addPurchases(tx, catalogue, contact.id);
    addLearning(tx, catalogue, contact);
    addMail(tx, catalogue, contact.id);
    addTraces(tx, catalogue, contact);
  });
  return contact;
}

/** Adds a monthly subscription with its purchase and one payment, known to the built-in provider. */
export function addSubscription(tx: Transaction, catalogue: Catalogue, contactId: number): void {
  const [purchaseId, id] = [takeRowIds(tx), takeRowIds(tx)];
  const price = { amount: 1_500, currency: "EUR" };
  tx.insert(schema.purchases)
    .values({
      contactId,
      id: purchaseId,
      offerId: catalogue.monthlyOfferId,
      kind: "bought",
      ...price,
      createdAt,
    })
    .run();
  tx.insert(schema.subscriptions)
    .values({
      contactId,
      id,
      purchaseId,
      provider: "local",
      providerSubscriptionId: `local_${id}`,
      status: "active",
      interval: "month",
      ...price,
      nextChargeAt: createdAt + 12 * day,
      createdAt,
    })
    .run();
  tx.insert(schema.localProviderSubscriptions)
    .values({ id: `local_${id}`, status: "active" })
    .run();
  tx.insert(schema.payments)
    .values({ contactId, purchaseId, id: takeRowIds(tx), ...price, status: "paid", createdAt })
    .run();
}

function addPurchases(tx: Transaction, catalogue: Catalogue, contactId: number): void {
  const id = takeRowIds(tx);
  const price = { amount: 14_900, currency: "EUR" };
  tx.insert(schema.purchases)
    .values({ contactId, id, offerId: catalogue.oneOffOfferId, kind: "bought", ...price, createdAt })
    .run();
  tx.insert(schema.payments)
    .values({ contactId, purchaseId: id, id: takeRowIds(tx), ...price, status: "paid", createdAt })
    .run();
  addSubscription(tx, catalogue, contactId);
  const invoiceId = takeRowIds(tx);
  tx.insert(schema.invoices)
    .values({
      contactId,
      id: invoiceId,
      provider: "local",
      providerInvoiceId: `local_invoice_${invoiceId}`,
      status: "paid",
      amount: 0,
      currency: "EUR",
      createdAt,
    })
    .run();
  tx.insert(schema.billingCustomers)
    .values({ contactId, provider: "local", providerCustomerId: `local_customer_${invoiceId}`, createdAt })
    .run();
}

function addLearning(
  tx: Transaction,
  catalogue: Catalogue,
  { id: contactId, name }: { id: number; name: string },
): void {
  const [lessonId] = catalogue.lessonIds;
  tx.insert(schema.lessonProgress)
    .values({ contactId, lessonId, percent: 100, startedAt: createdAt, completedAt: createdAt })
    .run();
  tx.insert(schema.assessmentAnswers)
    .values({
      contactId,
      id: takeRowIds(tx),
      lessonId,
      question: "Which thread?",
      answer: "Linen",
      isCorrect: true,
      createdAt,
    })
    .run();
  tx.insert(schema.certificates)
    .values({
      contactId,
      id: takeRowIds(tx),
      productId: catalogue.productId,
      nameOnCertificate: name,
      createdAt,
    })
    .run();
}

function addMail(tx: Transaction, catalogue: Catalogue, contactId: number): void {
  const { broadcastId, sequenceId } = catalogue;
  const id = takeRowIds(tx);
  tx.insert(schema.sequenceEnrollments).values({ contactId, sequenceId, status: "active", createdAt }).run();
  tx.insert(schema.emailDeliveries)
    .values({ contactId, id, broadcastId, subject: "News from the bench", status: "delivered", createdAt })
    .run();
  tx.insert(schema.emailEvents)
    .values({ contactId, deliveryId: id, id: takeRowIds(tx), kind: "open", createdAt })
    .run();
  tx.insert(schema.consentEvents)
    .values({
      contactId,
      id: takeRowIds(tx),
      kind: "subscribed",
      source: "form",
      wording: "Yes, write to me.",
      createdAt,
    })
    .run();
  tx.insert(schema.outgoingMail)
    .values({
      contactId,
      id: takeRowIds(tx),
      kind: "marketing",
      template: "broadcast",
      parameters: "{}",
      broadcastId,
      state: "sent",
      nextAttemptAt: createdAt,
      createdAt,
      sentAt: createdAt,
    })
    .run();
  tx.insert(schema.optInRequests)
    .values({
      contactId,
      id: takeRowIds(tx),
      tokenHash: createHash("sha256").update(`token ${id}`).digest(),
      createdAt,
      expiresAt: createdAt + 7 * day,
    })
    .run();
}

function addTraces(
  tx: Transaction,
  catalogue: Catalogue,
  { id: contactId, email, name }: { id: number; email: string; name: string },
): void {
  const answers = JSON.stringify({ name, email });
  tx.insert(schema.formerEmails)
    .values({ contactId, email: `before.${email}`, standing: "subscribed", leftAt: createdAt })
    .run();
  tx.insert(schema.contactTags).values({ contactId, tagId: catalogue.tagId, createdAt }).run();
  tx.insert(schema.contactFieldValues).values({ contactId, fieldId: catalogue.fieldId, value: name }).run();
  tx.insert(schema.formSubmissions)
    .values({ contactId, id: takeRowIds(tx), formId: catalogue.formId, answers, createdAt })
    .run();
  tx.insert(schema.notes)
    .values({
      contactId,
      id: takeRowIds(tx),
      body: `${name} asked by ${email}`,
      writtenBy: "factory",
      createdAt,
    })
    .run();
  tx.insert(schema.activities)
    .values({ contactId, id: takeRowIds(tx), kind: "signed_up", summary: `${name} signed up`, createdAt })
    .run();
  tx.insert(schema.communityPosts)
    .values({ contactId, id: takeRowIds(tx), title: "Hello", body: `I am ${name}`, createdAt })
    .run();
  tx.insert(schema.communityComments)
    .values({ contactId, id: takeRowIds(tx), postId: 1, body: `Thanks, ${name}`, createdAt })
    .run();
  tx.insert(schema.importRows)
    .values({ contactId, importId: catalogue.importId, rowNumber: 1, outcome: "created", createdAt })
    .run();
  tx.insert(schema.duplicateMembers).values({ contactId, pairId: catalogue.pairId }).run();
}
