import { fill } from "../behaviour.ts";
import { icon } from "../sprite.ts";
import type { Shot } from "./kept.ts";
import { timeWords, type Words } from "./words.ts";

/** The photos of one part, with their time and, where they came from the gallery, the mark that the validator sees too. */
export function showShots(list: HTMLElement, shots: readonly Shot[], words: Words, drop?: (shot: Shot) => void): void {
  list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  list.replaceChildren(...shots.map((shot, index) => shown(shot, index + 1, words, drop)));
}

function shown(shot: Shot, number: number, words: Words, drop?: (shot: Shot) => void): HTMLElement {
  const item = document.createElement("li");
  item.dataset["shotItem"] = shot.capture;
  const frame = document.createElement("div");
  frame.className = "photo photo-square";
  const image = document.createElement("img");
  image.alt = fill(words[shot.part === "after" ? "shotAfter" : "shotBefore"], "n", number);
  image.src = URL.createObjectURL(new Blob([shot.bytes], { type: shot.type }));
  const tag = document.createElement("span");
  tag.className = "tag";
  tag.textContent = [timeWords(new Date(shot.at)), ...(shot.capture === "gallery" ? [words["fromGallery"]] : [])].join(", ");
  frame.append(image, tag);
  item.append(frame);
  if (drop) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "shot-remove";
    button.setAttribute("aria-label", fill(words["remove"], "n", number));
    button.append(icon("x"));
    button.addEventListener("click", () => drop(shot));
    item.append(button);
  }
  return item;
}
