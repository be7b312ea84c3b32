/** Finds `data-behaviour="name other"` and keeps behaviours alive while their element is in the page, also after a swap by htmx. */

export type Teardown = () => void;
export type Behaviour = (root: HTMLElement) => Teardown;
export type Lazy = () => Promise<Behaviour>;

export interface Registry {
  eager: Record<string, Behaviour>;
  lazy: Record<string, Lazy>;
}

const ATTRIBUTE = "[data-behaviour]";

/** Starts everything below `root` and watches it. A name that nobody knows is left alone: another surface's script may know it. */
export function start(root: HTMLElement, registry: Registry): Teardown {
  const alive = new Map<HTMLElement, Teardown[]>();

  const mount = (element: HTMLElement): void => {
    if (alive.has(element)) return;
    const teardowns: Teardown[] = [];
    alive.set(element, teardowns);
    for (const name of (element.dataset["behaviour"] ?? "").split(/\s+/)) {
      const eager = registry.eager[name];
      if (eager) teardowns.push(eager(element));
      else void mountLazily(element, registry.lazy[name], teardowns);
    }
  };

  const mountLazily = async (element: HTMLElement, lazy: Lazy | undefined, teardowns: Teardown[]): Promise<void> => {
    if (!lazy) return;
    const behaviour = await lazy();
    if (alive.get(element) === teardowns) teardowns.push(behaviour(element));
  };

  const unmount = (element: HTMLElement): void => {
    alive.get(element)?.forEach((teardown) => teardown());
    alive.delete(element);
  };

  const each = (node: Node, act: (element: HTMLElement) => void): void => {
    if (!(node instanceof HTMLElement)) return;
    if (node.matches(ATTRIBUTE)) act(node);
    node.querySelectorAll<HTMLElement>(ATTRIBUTE).forEach(act);
  };

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      change.removedNodes.forEach((node) => each(node, (element) => element.isConnected || unmount(element)));
      change.addedNodes.forEach((node) => each(node, (element) => element.isConnected && mount(element)));
    }
  });
  each(root, mount);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    [...alive.keys()].forEach(unmount);
  };
}

/** addEventListener that gives back its own undoing. */
export function listen<E extends Event>(target: EventTarget, type: string, handler: (event: E) => void, options?: AddEventListenerOptions): Teardown {
  const listener = handler as EventListener;
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}

export function all(...teardowns: Teardown[]): Teardown {
  return () => teardowns.forEach((teardown) => teardown());
}

/** Puts a number or word into a sentence that the server wrote: `fill("{n} foto siap", "n", 2)`. */
export function fill(sentence: string | undefined, name: string, value: string | number): string {
  return (sentence ?? "").replace(`{${name}}`, String(value));
}

/** An icon of the same sprite that the server's tag uses; its address stands on <body data-sprite>. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${document.body.dataset["sprite"] ?? ""}#${name}`);
  svg.append(use);
  return svg;
}
