import { all, listen, type Teardown } from "../behaviour.ts";

export interface PaletteDeps {
  load: () => Promise<typeof import("./commands.ts")>;
}

const browser: PaletteDeps = { load: () => import("./commands.ts") };

/** Ctrl+K, or anything with `data-opens` for it, opens the list of commands. The list itself is loaded the first time. */
export function palette(root: HTMLElement, deps: PaletteDeps = browser): Teardown {
  const dialog = root as HTMLDialogElement;
  let stop: Teardown | undefined;

  const open = async (): Promise<void> => {
    if (dialog.open) return dialog.close();
    if (document.querySelector("dialog[open]")) return;
    const { commands } = await deps.load();
    stop?.();
    stop = commands(dialog);
    dialog.showModal();
  };
  return all(
    listen<KeyboardEvent>(document, "keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      void open();
    }),
    listen<MouseEvent>(document, "click", (event) => {
      if ((event.target as Element | null)?.closest<HTMLElement>("[data-opens]")?.dataset["opens"] === dialog.id) void open();
    }),
    listen<MouseEvent>(dialog, "click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("[data-closes]")) dialog.close();
    }),
    () => stop?.(),
  );
}
