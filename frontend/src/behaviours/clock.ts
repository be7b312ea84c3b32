import type { Teardown } from "../behaviour.ts";

/** Writes this device's time (ISO 8601, UTC) into a hidden field when the form is sent, so that a report written off line keeps its hour. */
export function clock(root: HTMLElement, deps: { now: () => Date } = { now: () => new Date() }): Teardown {
  const input = root as HTMLInputElement;
  const form = input.form;
  if (!input.value) input.value = deps.now().toISOString();
  const write = (event: FormDataEvent): void => {
    input.value = deps.now().toISOString();
    event.formData.set(input.name, input.value);
  };
  form?.addEventListener("formdata", write);
  return () => form?.removeEventListener("formdata", write);
}
