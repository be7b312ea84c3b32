import type { Teardown } from "../behaviour.ts";
import { onDuty, type Duty } from "../field/duty.ts";
import { outboxActs, showOutbox } from "../field/outbox.ts";
import { wordsOf } from "../field/words.ts";

/** A job that waits for no proof any more: what this phone still holds of it, to be tried again or thrown away. */
export function fieldRest(root: HTMLElement): Teardown {
  const words = wordsOf(root);
  const changed = (duty: Duty): Promise<void> =>
    showOutbox(root, duty.kept, duty.session.kind === "in", words, outboxActs(duty, () => changed(duty)), root.dataset["number"]);
  return onDuty(root, changed);
}
