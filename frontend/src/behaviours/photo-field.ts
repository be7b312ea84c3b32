import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { readFacts, type PhotoFacts } from "../photo/exif.ts";
import { shrink } from "../photo/shrink.ts";
import { icon } from "../sprite.ts";
import { readPosition, writePosition } from "./position.ts";
import { keepWaiting } from "./waiting.ts";

export interface PhotoFieldDeps {
  shrink: (file: File) => Promise<File>;
  facts: (file: File) => Promise<PhotoFacts>;
  url: { create: (file: Blob) => string; revoke: (url: string) => void };
}

interface Shot {
  file: File;
  facts: PhotoFacts;
  url: string;
}

const browser: PhotoFieldDeps = {
  shrink: (file) => shrink(file),
  facts: (file) => readFacts(file),
  url: { create: (file) => URL.createObjectURL(file), revoke: (url) => URL.revokeObjectURL(url) },
};

/**
 * Adds to the chosen photos instead of replacing them, shows them, shrinks them, removes them. The file input always holds exactly what will be sent.
 * Place and time of the first photo that knows them go into photo_lat, photo_lng, photo_time; where no place was set yet, the pin goes there.
 */
export function photoField(root: HTMLElement, deps: PhotoFieldDeps = browser): Teardown {
  const input = root.querySelector<HTMLInputElement>("input[type=file]")!;
  const adder = root.querySelector<HTMLElement>("[data-add]")!;
  const said = root.querySelector<HTMLElement>("[data-said]");
  const most = Number(root.dataset["max"] ?? 4);
  let shots: Shot[] = [];

  const say = (sentence: string): void => {
    if (said) said.textContent = sentence;
  };
  const hidden = (name: string, value: string | number | undefined): void => {
    const field = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value === undefined ? "" : String(value);
  };
  const keepFiles = (): void => {
    const files = new DataTransfer();
    shots.forEach((shot) => files.items.add(shot.file));
    input.files = files.files;
  };
  const keepFacts = (): void => {
    const placed = shots.find((shot) => shot.facts.lat !== undefined)?.facts;
    hidden("photo_lat", placed?.lat?.toFixed(6));
    hidden("photo_lng", placed?.lng?.toFixed(6));
    hidden("photo_time", shots.find((shot) => shot.facts.time)?.facts.time);
    const place = input.form?.querySelector<HTMLElement>("[data-behaviour~=locate]");
    if (placed && place && !readPosition(place)) writePosition(place, { lat: placed.lat!, lng: placed.lng!, source: "photo" });
  };
  const show = (): void => {
    root.querySelectorAll("[data-shot-item]").forEach((item) => item.remove());
    shots.forEach((shot, index) => adder.before(preview(root, shot, index + 1, () => drop(shot))));
    adder.hidden = shots.length >= most;
    keepFiles();
    keepFacts();
  };
  const drop = (shot: Shot): void => {
    deps.url.revoke(shot.url);
    shots = shots.filter((other) => other !== shot);
    show();
    say("");
    input.focus();
  };
  const add = async (chosen: File[]): Promise<void> => {
    say(root.dataset["preparing"] ?? "");
    root.setAttribute("aria-busy", "true");
    for (const file of chosen.slice(0, most - shots.length)) {
      // One after the other: four bitmaps of a modern camera at once do not fit into a cheap phone.
      const facts = await deps.facts(file);
      const small = await deps.shrink(file);
      shots.push({ file: small, facts, url: deps.url.create(small) });
    }
    root.removeAttribute("aria-busy");
    show();
    say(chosen.length > most || shots.length > most ? fill(root.dataset["tooMany"], "n", most) : fill(root.dataset["ready"], "n", shots.length));
  };
  return all(
    listen(input, "change", () => {
      const chosen = [...(input.files ?? [])];
      keepWaiting(input.form, add(chosen));
    }),
    () => shots.forEach((shot) => deps.url.revoke(shot.url)),
  );
}

function preview(root: HTMLElement, shot: Shot, number: number, remove: () => void): HTMLElement {
  const item = document.createElement("li");
  item.dataset["shotItem"] = "";
  const frame = document.createElement("div");
  frame.className = "photo photo-square";
  const image = document.createElement("img");
  image.alt = fill(root.dataset["shot"], "n", number);
  image.src = shot.url;
  // A format that only the server can read (HEIC) shows its name instead of a broken picture.
  image.addEventListener("error", () => {
    const name = document.createElement("span");
    name.className = "photo-said";
    name.append(icon("photo"), shot.file.name);
    image.replaceWith(name);
  });
  frame.append(image);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "shot-remove";
  button.setAttribute("aria-label", fill(root.dataset["remove"], "n", number));
  button.append(icon("x"));
  button.addEventListener("click", remove);
  item.append(frame, button);
  return item;
}
