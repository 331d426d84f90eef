import type { Dice } from "../world/dice";
import type { Act } from "./act";
import { addByHand, addByKey, editContact, importList, signUp } from "./arrivals";
import { actInBulk, annotate, changeTags, findDuplicates, forget, merge, rotateKey } from "./changes";
import { deleteMany, deleteOne, settleHeld } from "./deletions";
import { confirm, sendMessage, unsubscribe } from "./letters";
import { buy, changeAtProvider, goOn, refuseAtProvider } from "./purchases";

/** Lists every act by name, with how often it happens beside the others. */
const acts: Record<string, [act: Act, weight: number]> = {
  "sign up": [signUp, 8],
  "add by key": [addByKey, 5],
  "add by hand": [addByHand, 4],
  "import a list": [importList, 5],
  edit: [editContact, 5],
  merge: [merge, 3],
  annotate: [annotate, 4],
  forget: [forget, 2],
  "rotate the key": [rotateKey, 1],
  "find duplicates": [findDuplicates, 1],
  "change tags": [changeTags, 1],
  "act in bulk": [actInBulk, 5],
  "delete one": [deleteOne, 7],
  "delete many": [deleteMany, 4],
  "settle who is held": [settleHeld, 3],
  buy: [buy, 8],
  "go on at the provider": [goOn, 5],
  "change at the provider": [changeAtProvider, 1],
  "refuse at the provider": [refuseAtProvider, 1],
  "send a message": [sendMessage, 3],
  confirm: [confirm, 9],
  unsubscribe: [unsubscribe, 3],
};

const drawn = Object.entries(acts).flatMap(([name, [, weight]]) => Array<string>(weight).fill(name));

/** Draws an act. */
export function drawAct(dice: Dice): { name: string; act: Act } {
  const name = dice.one(drawn);
  const [act] = acts[name] ?? [];
  if (!act) throw new Error(`no act ${name}`);
  return { name, act };
}
