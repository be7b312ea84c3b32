import { all, listen, type Teardown } from "../behaviour.ts";

/** A native <dialog>: any `data-opens="id"` opens it, `data-closes` inside or a press beside it closes it; the browser keeps and returns the focus. */
export function confirmDialog(root: HTMLElement): Teardown {
  const dialog = root as HTMLDialogElement;
  return all(
    listen<MouseEvent>(document, "click", (event) => {
      const opener = (event.target as Element | null)?.closest<HTMLElement>("[data-opens]");
      if (opener?.dataset["opens"] !== dialog.id || dialog.open) return;
      event.preventDefault();
      dialog.showModal();
    }),
    listen<MouseEvent>(dialog, "click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("[data-closes]")) dialog.close();
    }),
  );
}
