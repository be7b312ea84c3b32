import { all, listen, type Teardown } from "../behaviour.ts";

export interface MapPinDeps {
  fetch: typeof fetch;
  open: (root: HTMLElement, holder: HTMLElement, get: typeof fetch) => Promise<Teardown>;
}

const browser: MapPinDeps = {
  fetch: fetch.bind(globalThis),
  open: async (root, holder, get) => (await import("../map/pin.ts")).openPin(root, holder, get),
};

/** Loads the map only when `data-open-map` is pressed; a report can be sent without it. */
export function mapPin(root: HTMLElement, deps: MapPinDeps = browser): Teardown {
  const holder = root.querySelector<HTMLElement>("[data-map]");
  const button = root.querySelector<HTMLButtonElement>("[data-open-map]");
  if (!holder || !button) return () => {};
  let close: Teardown = () => {};
  return all(
    listen(button, "click", () => {
      button.setAttribute("aria-busy", "true");
      deps
        .open(root, holder, deps.fetch)
        .then((teardown) => {
          close = teardown;
          button.hidden = true;
        })
        .finally(() => button.removeAttribute("aria-busy"));
    }),
    () => close(),
  );
}
