import type { Teardown } from "../behaviour.ts";

export function draftName(name: string): string {
  return `siger:draft:${name}`;
}

/** On the receipt: the draft named by `data-draft` has arrived and need not be kept any more. */
export function draftSent(root: HTMLElement, deps: { storage: Pick<Storage, "removeItem"> } = { storage: localStorage }): Teardown {
  deps.storage.removeItem(draftName(root.dataset["draft"] ?? "form"));
  return () => {};
}
