import { all, listen, type Teardown } from "../behaviour.ts";
import { unfinished } from "./waiting.ts";

/** One submission at a time. The idempotency key in the form makes a repeat harmless; this spares the reader the doubt. Undone when the page comes back. */
export function submitOnce(root: HTMLElement): Teardown {
  const form = root as HTMLFormElement;
  let sending = false;

  const buttons = (): HTMLButtonElement[] => [...form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")];
  const release = (): void => {
    if (!sending) return;
    sending = false;
    form.removeAttribute("aria-busy");
    buttons().forEach((button) => button.removeAttribute("aria-disabled"));
  };
  const send = (event: SubmitEvent): void => {
    if (event.defaultPrevented && !form.matches("[hx-post]")) return;
    const work = unfinished(form);
    if (sending || work) event.preventDefault();
    if (sending) {
      event.stopImmediatePropagation();
      return;
    }
    if (work) {
      void work.then(() => form.requestSubmit(event.submitter as HTMLElement | null));
      event.stopImmediatePropagation();
      return;
    }
    sending = true;
    form.setAttribute("aria-busy", "true");
    // Not `disabled`: a disabled submitter would be left out of the data that is being sent.
    buttons().forEach((button) => button.setAttribute("aria-disabled", "true"));
  };
  return all(
    listen<SubmitEvent>(form, "submit", send, { capture: true }),
    listen(window, "pageshow", release),
    listen(form, "htmx:after:request", release),
    listen(form, "htmx:error", release),
  );
}
