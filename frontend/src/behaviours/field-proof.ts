import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { openCamera } from "../field/camera.ts";
import { metres } from "../field/driving.ts";
import { onDuty, SENT, type Duty } from "../field/duty.ts";
import type { Kept, Part, Shot, Work } from "../field/kept.ts";
import { stateOf } from "../field/outbox.ts";
import { follow, fresh, type Place } from "../field/position.ts";
import { showShots } from "../field/shots.ts";
import { distanceWords, timeWords, wordsOf } from "../field/words.ts";

const MOST = 4;
const FAR_M = 300;
const SAME_M = 15;

/** The proof of one job: camera, checklist, note. Everything is on the phone before it is shown, and stays until the server has it. */
export function fieldProof(root: HTMLElement): Teardown {
  const words = wordsOf(root);
  const point = { lat: Number(root.dataset["lat"]), lng: Number(root.dataset["lng"]) };
  const one = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector)!;
  let duty: Duty | undefined;
  let place: Place = "searching";
  let filled = false;
  let finished = false;

  const trouble = (sentence: string): void => {
    const line = one("[data-trouble]");
    line.textContent = sentence;
    line.hidden = !sentence;
  };
  const kept = (): Kept | undefined => duty?.kept;
  const draft = async (): Promise<Work> => (await kept()!.work(root.dataset["number"]!)) ?? freshWork(root);
  const keepForm = async (): Promise<Work> => {
    const work = { ...(await draft()), note: one<HTMLTextAreaElement>("[data-note]").value, answers: answersOf(root) };
    await kept()!.put(work);
    return work;
  };

  const refresh = async (): Promise<void> => {
    const store = kept();
    if (!store) return;
    const work = await store.work(root.dataset["number"]!);
    const shots = await store.shots(root.dataset["number"]!);
    if (work && !filled) fillIn(root, work);
    filled = true;
    const drop = async (shot: Shot): Promise<void> => {
      await store.dropShot(shot.id);
      await refresh();
    };
    const closed = work?.ready ?? false;
    finished = closed;
    for (const part of ["before", "after"] as const) {
      showShots(one(`[data-shots="${part}"]`), shots.filter((shot) => shot.part === part), words, closed ? undefined : (shot) => void drop(shot));
    }
    one<HTMLFieldSetElement>("[data-edit]").toggleAttribute("inert", closed);
    one("[data-finish]").hidden = closed && work?.trouble?.code !== "stale";
    one("[data-finish] span").textContent = work?.trouble?.code === "stale" ? words["sendAnyway"]! : (one("[data-finish]").dataset["word"] ??= one("[data-finish] span").textContent ?? "");
    one("[data-change]").hidden = !closed;
    if (closed) trouble(work!.trouble ? stateOf(work!, shots.length, true, words) : "");
    one("[data-stored]").textContent = closed && !work!.trouble ? stateOf(work!, shots.length, duty!.session.kind === "in", words) : "";
  };

  const add = async (photo: Blob, part: Part, capture: Shot["capture"], at: Date): Promise<boolean> => {
    const store = kept();
    if (!store) return false;
    const complaint = await refusalOf(store, root.dataset["number"]!, part, photo, words);
    if (complaint) {
      trouble(complaint);
      return false;
    }
    try {
      await keepForm();
      await store.addShot(root.dataset["number"]!, await shotOf(photo, part, capture, at, place, store.owner.offset));
      trouble("");
    } catch {
      trouble(words["noRoom"]!);
      return false;
    }
    await refresh();
    return true;
  };

  const take = async (part: Part): Promise<void> => {
    const dialog = one<HTMLDialogElement>("[data-camera]");
    one("[data-camera-title]").textContent = one("[data-camera-title]").dataset[part] ?? "";
    ghost(root, dialog);
    const said = one("[data-camera-said]");
    const shooting = {
      taken: async (photo: Blob) => {
        const done = await add(photo, part, "live", new Date());
        const count = (await kept()?.shots(root.dataset["number"]!))?.filter((shot) => shot.part === part).length ?? 0;
        said.textContent = done ? `${fill(words[part === "after" ? "shotAfter" : "shotBefore"], "n", count)}, ${timeWords(new Date())}` : one("[data-trouble]").textContent;
        if (done && count >= MOST) dialog.close();
      },
      closed: () => one(`[data-take="${part}"]`).focus(),
    };
    said.textContent = one("[data-place]").textContent;
    const refused = await openCamera(dialog, shooting);
    trouble(refused ? words[refused]! : "");
  };

  const finish = async (): Promise<void> => {
    const store = kept();
    if (!store) return;
    const work = await keepForm();
    const shots = await store.shots(work.number);
    if (!shots.some((shot) => shot.part === "after")) return trouble(words["needAfter"]!);
    if (root.querySelectorAll("[data-question]").length > Object.keys(work.answers).length) return trouble(words["needAnswers"]!);
    const { trouble: stale, ...rest } = work;
    const seen = stale?.code === "stale" ? Number(root.dataset["seen"]) : work.seen;
    await store.put({ ...rest, seen, ready: true });
    await refresh();
    await duty!.send();
  };

  const change = async (): Promise<void> => {
    const { trouble: _trouble, ...work } = await draft();
    await kept()!.put({ ...work, ready: false, key: crypto.randomUUID(), seen: Number(root.dataset["seen"]) });
    trouble("");
    await refresh();
  };

  const gallery = async (input: HTMLInputElement): Promise<void> => {
    const { shrink } = await import("../report-form.ts"); // the list of jobs has put it on the phone
    for (const file of [...(input.files ?? [])]) {
      const part = input.dataset["gallery"] as Part;
      if (!(await add(await shrink(file), part, "gallery", new Date(file.lastModified)))) break;
    }
    input.value = "";
  };

  const changed = async (now: Duty): Promise<void> => {
    duty = now;
    root.toggleAttribute("data-open", Boolean(now.kept));
    if (finished && now.kept && !(await now.kept.work(root.dataset["number"]!))) {
      sessionStorage.setItem(SENT, "1");
      return location.assign("/kantor/lapangan/");
    }
    await refresh();
  };

  return all(
    onDuty(root, changed),
    follow(navigator.geolocation, () => Date.now(), (now) => {
      place = now;
      one("[data-place]").textContent = placeWords(place, point, words);
    }),
    listen<MouseEvent>(root, "click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-take], [data-finish], [data-change]");
      if (button?.dataset["take"]) void take(button.dataset["take"] as Part);
      else if (button?.hasAttribute("data-finish")) void finish();
      else if (button) void change();
    }),
    listen<Event>(root, "change", (event) => {
      const field = event.target as HTMLElement;
      if (field.matches("[data-gallery]")) void gallery(field as HTMLInputElement);
      else if (kept()) void keepForm();
    }),
  );
}

function freshWork(root: HTMLElement): Work {
  const { number, title, seen } = root.dataset;
  return { number: number!, title: title!, key: crypto.randomUUID(), seen: Number(seen), note: "", answers: {}, ready: false };
}

function answersOf(root: HTMLElement): Record<string, string> {
  const answers: Record<string, string> = {};
  root.querySelectorAll<HTMLElement>("[data-question]").forEach((question) => {
    const said = question.querySelector<HTMLInputElement>("input:checked")?.value;
    if (said) answers[question.dataset["question"]!] = said;
  });
  return answers;
}

function fillIn(root: HTMLElement, { note, answers }: Work): void {
  root.querySelector<HTMLTextAreaElement>("[data-note]")!.value = note;
  for (const [id, said] of Object.entries(answers)) {
    const field = root.querySelector<HTMLInputElement>(`[data-question="${id}"] input[value="${said}"]`);
    if (field) field.checked = true;
  }
}

async function refusalOf(store: Kept, number: string, part: Part, photo: Blob, words: Record<string, string>): Promise<string> {
  if (!photo.size) return words["emptyShot"]!;
  const same = (await store.shots(number)).filter((shot) => shot.part === part);
  return same.length >= MOST ? fill(words["tooMany"], "n", MOST) : "";
}

async function shotOf(photo: Blob, part: Part, capture: Shot["capture"], at: Date, place: Place, offset: number | null): Promise<Shot> {
  const fix = capture === "live" ? fresh(place, at.getTime()) : undefined;
  const where = fix ? { lat: fix.lat, lng: fix.lng, accuracy: fix.accuracy } : {};
  return { id: crypto.randomUUID(), part, type: photo.type || "image/jpeg", bytes: await photo.arrayBuffer(), at: at.toISOString(), offset, capture, ...where };
}

function placeWords(place: Place, point: { lat: number; lng: number }, words: Record<string, string>): string {
  if (place === "refused") return words["noPlace"]!;
  if (place === "searching") return words["findingPlace"]!;
  const far = metres(place, point);
  const name = far > FAR_M + place.accuracy ? "far" : far < Math.max(SAME_M, place.accuracy) ? "atPlace" : "place";
  return fill(fill(words[name], "distance", distanceWords(far)), "accuracy", Math.round(place.accuracy));
}

/** The reporter's photo, faint over the live picture, so that both are taken from the same spot. */
function ghost(root: HTMLElement, dialog: HTMLElement): void {
  const earlier = root.closest("article")?.querySelector<HTMLImageElement>(".photo img");
  const image = dialog.querySelector<HTMLImageElement>("[data-ghost]")!;
  const button = dialog.querySelector<HTMLButtonElement>("[data-ghost-switch]")!;
  button.hidden = !earlier;
  if (!earlier) return;
  image.src = earlier.currentSrc || earlier.src;
  button.onclick = () => {
    image.hidden = !image.hidden;
    button.setAttribute("aria-pressed", String(!image.hidden));
  };
}
