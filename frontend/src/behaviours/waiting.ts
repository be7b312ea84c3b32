/** Work that a form must wait for before it is sent (a photo that is still being shrunk). */
const waiting = new WeakMap<HTMLFormElement, Set<Promise<unknown>>>();

export function keepWaiting(form: HTMLFormElement | null, work: Promise<unknown>): void {
  if (!form) return;
  const open = waiting.get(form) ?? new Set();
  waiting.set(form, open.add(work));
  void work.finally(() => open.delete(work));
}

/** Undefined when there is nothing to wait for. */
export function unfinished(form: HTMLFormElement): Promise<unknown> | undefined {
  const open = waiting.get(form);
  return open?.size ? Promise.allSettled(open) : undefined;
}
