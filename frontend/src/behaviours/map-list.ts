import type { Teardown } from "../behaviour.ts";

export interface MapListDeps {
  fetch: typeof fetch;
  open: (root: HTMLElement, get: typeof fetch) => Promise<Teardown>;
  whenSeen: (root: HTMLElement, then: () => void) => Teardown;
}

const browser: MapListDeps = {
  fetch: fetch.bind(globalThis),
  open: async (root, get) => (await import("../map/list.ts")).openList(root, get),
  whenSeen: (root, then) => {
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      then();
    });
    observer.observe(root);
    return () => observer.disconnect();
  },
};

/** The live map of public reports, loaded when it comes into view. Until then, and without script, the drawn map of the server stands there. */
export function mapList(root: HTMLElement, deps: MapListDeps = browser): Teardown {
  let close: Teardown = () => {};
  let gone = false;
  const stop = deps.whenSeen(root, () => {
    void deps.open(root, deps.fetch).then((teardown) => (gone ? teardown() : (close = teardown)));
  });
  return () => {
    gone = true;
    stop();
    close();
  };
}
