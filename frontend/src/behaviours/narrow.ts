import { all, fill, listen, type Teardown } from "../behaviour.ts";

/**
 * A long list of ticks with a field (`[data-narrow]`) above: only items (`[data-item]`) that hold every typed word are shown. Enter ticks the first of
 * them, or lets go of it, and empties the field for the next; with an empty field it sends the form. What was done is told in `[data-found]`.
 */
export function narrow(root: HTMLElement): Teardown {
  const input = root.querySelector<HTMLInputElement>("[data-narrow]");
  if (!input) return () => undefined;
  const told = root.querySelector<HTMLElement>("[data-found]");
  const items = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-item]")];
  const say = (words: string): void => {
    if (told) told.textContent = words;
  };

  const show = (): HTMLElement[] => {
    const parts = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = items().filter((item) => parts.every((part) => (item.textContent ?? "").toLowerCase().includes(part)));
    items().forEach((item) => (item.hidden = !found.includes(item)));
    return found;
  };
  const typed = (): void => {
    const found = show();
    say(input.value.trim() ? fill(told?.dataset["words"], "n", found.length) : "");
  };
  const entered = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || !input.value.trim()) return;
    event.preventDefault();
    const box = show()[0]?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (!box) return;
    box.click();
    const name = box.closest("[data-item]")?.textContent?.trim() ?? "";
    input.value = "";
    show();
    say(fill(told?.dataset[box.checked ? "put" : "taken"], "name", name));
  };
  return all(listen(input, "input", typed), listen<KeyboardEvent>(input, "keydown", entered));
}
