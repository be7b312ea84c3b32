import { listen, type Teardown } from "../behaviour.ts";

export interface ShareDeps {
  share: Navigator["share"] | undefined;
}

/** Opens the phone's own sharing sheet with `data-url` and `data-title`. Stays hidden where there is none. */
export function share(root: HTMLElement, deps: ShareDeps = { share: navigator.share?.bind(navigator) }): Teardown {
  const open = deps.share;
  if (!open) return () => {};
  root.hidden = false;
  return listen(root, "click", () => {
    const url = new URL(root.dataset["url"] ?? "", location.href).href;
    // Closing the sheet rejects: nothing to say about it.
    open({ url, title: root.dataset["title"] ?? document.title }).catch(() => {});
  });
}
