import { after } from "next/server";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { type Refused, tellRefusal } from "./tell-refusal";

/** Records a refusal once it was answered, for which it waits for nobody who writes. */
export function tellRefusalLater(refused: Refused): void {
  after(() => tellRefusal(refused, database(), Date.now()).catch(logUnexpected));
}
