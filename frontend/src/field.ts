/** Everything of the field in one file, so that a phone that has opened the list of jobs has the rest, too. */
import { fill } from "./behaviour.ts";
import { leaving, MARK } from "./field/duty.ts";
import { forgetKeys, Kept } from "./field/kept.ts";
import { forgetPages } from "./field/pages.ts";

export { fieldDay } from "./behaviours/field-day.ts";
export { fieldProof } from "./behaviours/field-proof.ts";
export { fieldRest } from "./behaviours/field-rest.ts";

/** Before signing out. Says how much has not arrived, and answers whether the officer still wants to leave. */
export async function leave(question: string): Promise<boolean> {
  const kept = await Kept.open(Number(localStorage.getItem(MARK)));
  const waiting = (await kept?.works())?.length ?? 0;
  if (waiting && !window.confirm(fill(question, "n", waiting))) return false;
  leaving.begun = true;
  await forgetPages(caches);
  await forgetKeys();
  localStorage.removeItem(MARK);
  return true;
}
