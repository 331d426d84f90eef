import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface DisputeFields {
  charge: string;
  paymentIntent: string | null;
  amount: number;
  currency: string;
  reason?: string;
  status?: Stripe.Dispute.Status;
}

const noEvidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
} satisfies Stripe.Dispute.Evidence;

export function disputeObject(stamp: Stamp, fields: DisputeFields) {
  const { charge, paymentIntent, amount, currency } = fields;
  const { reason = "fraudulent", status = "needs_response" } = fields;
  return {
    ...stamp,
    object: "dispute",
    amount,
    balance_transactions: [],
    charge,
    currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: stamp.created + 14 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    // An inquiry moves no money, so a refund is possible. A chargeback has already taken the money.
    is_charge_refundable: status.startsWith("warning_"),
    metadata: {},
    network_reason_code: "10.4",
    payment_intent: paymentIntent,
    payment_method_details: {
      card: { brand: "visa", case_type: "chargeback", network: "visa", network_reason_code: "10.4" },
      type: "card",
    },
    reason,
    status,
  } satisfies Stripe.Dispute;
}
