import { listen, type Teardown } from "../behaviour.ts";

/** Says in a word what the chosen number of stars means. The stars are radio buttons and work without this. */
export function rating(root: HTMLElement): Teardown {
  const said = root.querySelector<HTMLElement>("[data-words]");
  const words = (said?.dataset["words"] ?? "").split("|");
  const show = (): void => {
    const stars = Number(root.querySelector<HTMLInputElement>("input:checked")?.value ?? 0);
    if (said) said.textContent = words[stars - 1] ?? "";
  };
  show();
  return listen(root, "change", show);
}
