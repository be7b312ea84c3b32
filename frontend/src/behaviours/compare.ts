import { listen, type Teardown } from "../behaviour.ts";

/** Before and after on one picture: a range input moves the edge, so that finger, mouse and arrow keys all work. Side by side without it. */
export function compare(root: HTMLElement): Teardown {
  const range = root.querySelector<HTMLInputElement>("input[type=range]");
  if (!range) return () => {};
  const show = (): void => {
    root.style.setProperty("--at", `${range.value}%`);
    range.setAttribute("aria-valuetext", `${range.value}%`);
  };
  root.classList.add("is-live");
  range.hidden = false;
  show();
  const stop = listen(range, "input", show);
  return () => {
    stop();
    root.classList.remove("is-live");
    range.hidden = true;
  };
}
