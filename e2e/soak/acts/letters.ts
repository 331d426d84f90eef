import { oneClickMessages } from "@/components/consent/unsubscribe-messages";
import { findPreparedBroadcast } from "@/lib/broadcasts/find-prepared-broadcast";
import { requestBroadcast } from "@/lib/broadcasts/request-broadcast";
import { sendBroadcast, stopBroadcast } from "@/lib/broadcasts/send-broadcast";
import { sendingPhrase } from "@/lib/broadcasts/sending-phrase";
import { discardPreparation } from "@/lib/preparations/discard-preparation";
import { tokenIn } from "@/testing/steps/letters";
import { knock, nobodyAnswers, submitPage } from "../world/doors";
import { type Act, outcomeOf, until } from "./act";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

/** Sends a message to all who are subscribed, and stops some on their way. */
export const sendMessage: Act = async ({ world, site, dice }) => {
  const requested = await requestBroadcast(site.access, world.db, everyone, Date.now());
  if (!requested.ok) return outcomeOf(requested);
  const { broadcastId } = requested;
  if (dice.chance(0.1)) {
    await dice.pause(0, 300);
    const discarded = discardPreparation(site.access, world.db, { table: "broadcasts", id: broadcastId });
    return `dialog closed: ${outcomeOf(discarded)}`;
  }
  const prepared = await until(`the count of broadcast ${broadcastId}`, () => {
    const found = findPreparedBroadcast(site.access, world.db, broadcastId, Date.now());
    return found.ok && found.state === "counting" ? undefined : found;
  });
  if (!prepared.ok) return outcomeOf(prepared);
  await dice.pause(0, 2000);
  const count = prepared.state === "prepared" ? prepared.prepared.audience.willGetCount : 0;
  const text = { subject: `Letter ${broadcastId}`, body: "Dear reader,\n\nall is well." };
  const message = { broadcastId, ...text, phrase: sendingPhrase(count) ?? "" };
  const sent = sendBroadcast(site.access, world.db, message, Date.now());
  if (!sent.ok) return outcomeOf(sent);
  if (!dice.chance(0.15)) return "sent";
  await dice.pause(0, 800);
  return `stopped: ${outcomeOf(stopBroadcast(site.access, world.db, { broadcastId }, Date.now()))}`;
};

/** Follows the link of an opt-in request, mostly of a new one, and presses the button. */
export const confirm: Act = async ({ world, site, dice }) => {
  const letters = world.letters.received.filter(
    ({ kind, siteId }) => kind === "opt-in" && siteId === site.id,
  );
  const letter = dice.maybe(dice.chance(0.8) ? letters.slice(-15) : letters);
  if (!letter) return "no letter";
  const token = tokenIn(letter.text);
  // The server may have done it although its answer never came.
  world.people.saidYes(site.id, letter.to);
  const answer = await submitPage(world, dice, `/confirm/${token}`, {});
  world.people.saidYes(site.id, letter.to);
  return answer ? `${answer.isSent ? "pressed" : "no button"}: ${answer.status}` : nobodyAnswers;
};

/** Leaves with one press in a mail program, by a letter of now or of long ago. */
export const unsubscribe: Act = async ({ world, site, dice }) => {
  const letters = world.letters.received.filter(
    ({ kind, siteId }) => kind === "marketing" && siteId === site.id,
  );
  const letter = dice.maybe(dice.chance(0.7) ? letters.slice(-30) : letters);
  if (!letter?.unsubscribeUrl) return "no letter";
  const answer = await knock(world, dice, letter.unsubscribeUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  if (!answer) return nobodyAnswers;
  const isDone = answer.status === 200 && answer.text.startsWith(oneClickMessages.done);
  if (isDone) world.people.saidNo(site.id, letter.to);
  return isDone ? "done" : `${answer.status} ${answer.text.trim()}`;
};
