import { all, fill, type Teardown } from "../behaviour.ts";
import { drivingOrder, metres, type Point } from "../field/driving.ts";
import { leaving, onDuty, SENT, type Duty } from "../field/duty.ts";
import { note } from "../field/notes.ts";
import { outboxActs, showOutbox } from "../field/outbox.ts";
import { keepLoaded, keepPages, type Job } from "../field/pages.ts";
import { follow, type Place } from "../field/position.ts";
import { distanceWords, timeWords, wordsOf } from "../field/words.ts";

/** What is said of so many jobs; of more, `kept`. */
const KEPT = ["keptNone", "keptOne"];
const SVG = "http://www.w3.org/2000/svg";
const MOVED_M = 200;
const HERE_M = 50;
const SAME_M = 15;

/** Today's jobs: in driving order from where the phone is, on the drawn map, kept on the phone, with the queue above them. */
export function fieldDay(root: HTMLElement): Teardown {
  const words = wordsOf(root);
  let keptOnce = false;
  let here: Place = "searching";
  let ordered: Point | undefined;

  const arrange = (): void => {
    const from = typeof here === "object" ? here : undefined;
    if (ordered && from && metres(ordered, from) < MOVED_M) return;
    ordered = from;
    arrangeJobs(root, from, words);
  };
  const changed = async (duty: Duty): Promise<void> => {
    await showOutbox(root, duty.kept, duty.session.kind === "in", words, outboxActs(duty, () => changed(duty)));
    if (duty.session.kind !== "in" || keptOnce) return;
    keptOnce = true;
    keptOnce = await keep(root, words);
  };
  arrangeJobs(root, undefined, words);
  if (sessionStorage.getItem(SENT)) note(root, "sent", words["sentOne"]!, "done");
  sessionStorage.removeItem(SENT);
  return all(
    onDuty(root, changed),
    follow(navigator.geolocation, () => Date.now(), (place) => {
      here = place;
      arrange();
    }),
  );
}

/** Puts the list into driving order, writes each leg, and draws the way. */
export function arrangeJobs(root: HTMLElement, from: Point | undefined, words: Record<string, string>): void {
  const list = root.querySelector<HTMLElement>("[data-jobs]");
  if (!list) return;
  const rows = [...list.querySelectorAll<HTMLElement>("[data-job]")];
  const points = rows.map(({ dataset }) => ({ lat: Number(dataset["lat"]), lng: Number(dataset["lng"]) }));
  const order = drivingOrder(points, from);
  let last = from;
  order.forEach((index, place) => {
    const row = rows[index]!;
    const leg = row.querySelector<HTMLElement>("[data-leg]");
    const far = last ? metres(last, points[index]!) : undefined;
    last = points[index]!;
    row.dataset["place"] = String(place + 1);
    if (leg) leg.textContent = far === undefined ? "" : legWords(far, place, words);
  });
  const sorted = order.map((index) => rows[index]!);
  if (sorted.some((row, index) => row !== rows[index])) list.append(...sorted);
  drawWay(root, sorted);
}

/** What is nearer than a phone can tell is no distance. */
function legWords(far: number, place: number, words: Record<string, string>): string {
  if (place === 0 && far < HERE_M) return words["here"]!;
  return far < SAME_M ? words["same"]! : fill(words["leg"], "distance", distanceWords(far));
}

function drawWay(root: HTMLElement, rows: HTMLElement[]): void {
  const map = root.querySelector<SVGSVGElement>(".field-map svg");
  if (!map) return;
  map.querySelectorAll("[data-way]").forEach((drawn) => drawn.remove());
  const group = shape("g", { "data-way": "" });
  const spots = rows.map(({ dataset }) => `${dataset["x"]},${dataset["y"]}`);
  group.append(shape("polyline", { class: "field-way", points: spots.join(" ") }));
  rows.toReversed().forEach(({ dataset }) => {
    const spot = shape("g", { transform: `translate(${dataset["x"]} ${dataset["y"]})`, class: dataset["place"] === "1" ? "field-spot is-next" : "field-spot" });
    const number = shape("text", { y: "4" });
    number.textContent = dataset["place"] ?? "";
    spot.append(shape("circle", { r: "11" }), number);
    group.append(spot);
  });
  map.append(group);
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Registers the service worker and keeps the pages. Answers whether it is done, so that it is tried again after a failure. */
async function keep(root: HTMLElement, words: Record<string, string>): Promise<boolean> {
  const said = root.querySelector<HTMLElement>("[data-kept]");
  const say = (sentence: string): void => {
    if (said) said.textContent = sentence;
  };
  if (!("serviceWorker" in navigator)) {
    say(words["notKept"]!);
    return true;
  }
  say(words["keeping"]!);
  try {
    const officer = Number(root.dataset["officer"]);
    await navigator.serviceWorker.register("/kantor/lapangan/pekerja.js", { scope: "/kantor/lapangan/" });
    const deps = { caches, get: staying };
    const jobs: Job[] = [...root.querySelectorAll<HTMLElement>("[data-keep]")].map(({ dataset }) => ({ number: dataset["number"]!, version: dataset["version"]! }));
    const kept = await keepPages(officer, jobs, new URL(import.meta.url).pathname, deps);
    await import("../report-form.ts"); // shrinks what comes from the gallery
    if (leaving.begun) return true;
    await keepLoaded(officer, deps, loaded());
    say(keptWords(words, kept, new Date()));
    return true;
  } catch {
    say(words["notKept"]!);
    return false;
  }
}

export function keptWords(words: Record<string, string>, jobs: number, at: Date): string {
  return fill(fill(words[KEPT[jobs] ?? "kept"], "n", jobs), "time", timeWords(at));
}

function staying(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return leaving.begun ? Promise.reject(new Error("leaving")) : fetch(input, init);
}

function loaded(): string[] {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  return [...new Set(addresses.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/")).map(({ pathname }) => pathname))];
}
