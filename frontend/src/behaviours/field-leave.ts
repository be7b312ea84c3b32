import { listen, type Teardown } from "../behaviour.ts";

const MARK = "siger:lapangan";

/** Signing out on a phone that kept work of the field: its pages and its key are thrown away first. Costs nothing on any other browser. */
export function fieldLeave(root: HTMLElement): Teardown {
  const form = root as HTMLFormElement;
  return listen<SubmitEvent>(form, "submit", (event) => {
    if (!localStorage.getItem(MARK) || form.dataset["left"]) return;
    event.preventDefault();
    form.dataset["left"] = "1";
    const forgotten = import("../field.ts").then(({ leave }) => leave(form.dataset["leaving"] ?? ""));
    void forgotten.then(
      (gone) => {
        if (gone) form.requestSubmit();
        else delete form.dataset["left"];
      },
      () => form.requestSubmit(),
    );
  });
}
