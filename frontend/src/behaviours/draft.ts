import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { draftName } from "./draft-sent.ts";
import { readPosition, writePosition } from "./position.ts";

export interface DraftDeps {
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  uuid: () => string;
  clock: () => Date;
  delay: number;
}

interface Draft {
  key: string;
  values: Record<string, string[]>;
}

const NEVER_KEPT = new Set(["csrfmiddlewaretoken", "idempotency_key", "name", "phone", "email", "nik", "reporter_name", "reporter_phone", "reporter_email"]);
const LEAVES_NO_TRACE = new Set(["anonymous", "whistleblowing"]);
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps a form's words on this phone until the report has been sent (`draft-sent` on the receipt removes them).
 *
 * One idempotency key belongs to one draft, so that sending it again from a kept page makes no second report. After a refusal the server marks the form
 * with `data-fresh`: then its own values and key win. Choosing anonymous or whistleblowing removes the draft at once and keeps nothing more; contact
 * details are never kept.
 */
export function draft(root: HTMLElement, deps: DraftDeps = browserDeps()): Teardown {
  const form = root as HTMLFormElement;
  const name = draftName(form.dataset["draft"] ?? "form");
  const keyField = form.elements.namedItem("idempotency_key") as HTMLInputElement | null;
  const said = form.querySelector<HTMLElement>("[data-draft-said]");
  let timer: ReturnType<typeof setTimeout> | undefined;

  const kept = read(deps.storage, name);
  const fresh = form.dataset["fresh"] !== undefined;
  if (kept && !fresh) restore(form, kept.values);
  const key = fresh && keyField?.value ? keyField.value : (kept?.key ?? deps.uuid());
  if (keyField) keyField.value = key;

  const say = (sentence: string): void => {
    if (said) said.textContent = sentence;
  };
  const save = (): void => {
    if (leavesNoTrace(form)) {
      deps.storage.removeItem(name);
      say(form.dataset["private"] ?? "");
      return;
    }
    write(deps.storage, name, { key, values: valuesOf(form) });
    const clock = deps.clock().toTimeString().slice(0, 5);
    say(fill(form.dataset["saved"], "time", document.documentElement.lang === "en" ? clock : clock.replace(":", ".")));
  };
  const later = (): void => {
    clearTimeout(timer);
    if (leavesNoTrace(form)) save();
    else timer = setTimeout(save, deps.delay);
  };
  if (leavesNoTrace(form)) save();
  return all(listen(form, "input", later), listen(form, "change", later), listen(form, "siger:position", later), () => clearTimeout(timer));
}

function browserDeps(): DraftDeps {
  return { storage: localStorage, uuid: () => crypto.randomUUID(), clock: () => new Date(), delay: 400 };
}

function leavesNoTrace(form: HTMLFormElement): boolean {
  const data = new FormData(form);
  return ["visibility", "report_class"].some((name) => LEAVES_NO_TRACE.has(String(data.get(name) ?? "")));
}

function controls(form: HTMLFormElement): Control[] {
  const fields = [...form.elements].filter((field): field is Control => "value" in field && !(field instanceof HTMLButtonElement));
  return fields.filter((field) => field.name && !NEVER_KEPT.has(field.name) && !["file", "password"].includes(field.type));
}

function checkable(field: Control): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}

function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const field of controls(form)) {
    const list = (values[field.name] ??= []);
    if (!checkable(field) || field.checked) list.push(field.value);
  }
  return values;
}

function restore(form: HTMLFormElement, values: Record<string, string[]>): void {
  for (const field of controls(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (checkable(field)) field.checked = list.includes(field.value);
    else if (!field.value) field.value = list[0] ?? "";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // The place is kept as hidden degrees; say its name again, so that nobody sends an old place unseen.
  const place = form.querySelector<HTMLElement>("[data-behaviour~=locate]");
  const known = place && readPosition(place);
  if (known) writePosition(place, known);
}

function read(storage: DraftDeps["storage"], name: string): Draft | undefined {
  try {
    const found = JSON.parse(storage.getItem(name) ?? "null") as Draft | null;
    return found?.key && found.values ? found : undefined;
  } catch {
    return undefined;
  }
}

/** A full or forbidden storage must not stop anybody from reporting. */
function write(storage: DraftDeps["storage"], name: string, value: Draft): void {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    storage.removeItem(name);
  }
}
