import { fill, listen, type Teardown } from "../behaviour.ts";

const SHOW_FROM = 0.8;

/** Says how many characters are left, once four fifths of `maxlength` are used. Counts code units, as the browser's own limit does. */
export function countChars(root: HTMLElement): Teardown {
  const control = root.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
  const said = root.querySelector<HTMLElement>(".input-count");
  if (!control || !said || control.maxLength < 1) return () => {};
  const show = (): void => {
    const left = control.maxLength - control.value.length;
    said.hidden = control.value.length < control.maxLength * SHOW_FROM;
    said.classList.toggle("is-over", left < 0);
    said.textContent = left < 0 ? fill(said.dataset["over"], "n", -left) : fill(said.dataset["left"], "n", left);
  };
  show();
  return listen(control, "input", show);
}
