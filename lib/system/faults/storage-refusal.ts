import { faultMessages } from "./fault-messages";
import { type StorageFault, storageFaultOf } from "./storage-fault";

/** Refuses because of the machine. It brings its sentence along, so that no page has to load all of them. */
export interface StorageRefusal {
  ok: false;
  refusal: "storage_fault";
  fault: StorageFault;
  says: string;
}

/** Returns the refusal for an error that tells of a fault of the machine; undefined for every other error. */
export function storageRefusalOf(error: unknown): StorageRefusal | undefined {
  const fault = storageFaultOf(error);
  return fault && { ok: false, refusal: "storage_fault", fault, says: faultMessages[fault] };
}
