import { listen, type Teardown } from "../behaviour.ts";

export interface CopyDeps {
  clipboard: Pick<Clipboard, "writeText"> | undefined;
}

/** Copies `data-text` and says so for two seconds. The button stays hidden where the browser has no clipboard. */
export function copy(root: HTMLElement, deps: CopyDeps = { clipboard: navigator.clipboard }): Teardown {
  const { clipboard } = deps;
  if (!clipboard) return () => {};
  const word = root.querySelector("span");
  const before = word?.textContent ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  root.hidden = false;
  const stop = listen(root, "click", () => {
    void clipboard.writeText(root.dataset["text"] ?? "").then(() => {
      if (!word) return;
      word.textContent = root.dataset["done"] ?? before;
      clearTimeout(timer);
      timer = setTimeout(() => (word.textContent = before), 2000);
    });
  });
  return () => {
    stop();
    clearTimeout(timer);
    root.hidden = true;
  };
}
