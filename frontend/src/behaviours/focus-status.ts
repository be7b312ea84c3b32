import type { Teardown } from "../behaviour.ts";

/** Moves the focus to the status line whenever words appear in it, so that a screen reader and a small screen both get there after a submit. */
export function focusStatus(root: HTMLElement): Teardown {
  const go = (): void => {
    if (root.childElementCount) root.focus();
  };
  const observer = new MutationObserver(go);
  observer.observe(root, { childList: true });
  go();
  return () => observer.disconnect();
}
