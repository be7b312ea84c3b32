/** Vite plugin: one SVG file with a <symbol> per icon named in icons/names.json, plus our own drawings in icons/own. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const EMPTY_SQUARE = /<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/;

/** Throws on a name that the icon set does not have, so that a typo stops the build. `theirs` is "home" or "filled/star". */
function fromSet(ours: string, theirs: string): string {
  const solid = theirs.startsWith("filled/");
  const file = require.resolve(`@tabler/icons/${solid ? theirs : `outline/${theirs}`}.svg`);
  return symbol(ours, readFileSync(file, "utf8"), solid ? ' fill="currentColor" stroke="none"' : "");
}

function symbol(id: string, svg: string, attributes = ""): string {
  const found = /<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(svg);
  if (!found) throw new Error(`${id}: no viewBox`);
  const body = found[2]!.replace(EMPTY_SQUARE, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${id}" viewBox="${found[1]}"${attributes}>${body}</symbol>`;
}

export function spriteText(folder: string): string {
  const names = JSON.parse(readFileSync(join(folder, "names.json"), "utf8")) as Record<string, string>;
  const own = readdirSync(join(folder, "own")).filter((file) => file.endsWith(".svg"));
  const symbols = [
    ...Object.entries(names).map(([ours, theirs]) => fromSet(ours, theirs)),
    ...own.map((file) => symbol(basename(file, ".svg"), readFileSync(join(folder, "own", file), "utf8"))),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** The crown on night blue, for the browser's tab and the home screen. */
export function faviconText(folder: string): string {
  const crown = readFileSync(join(folder, "own", "crown.svg"), "utf8");
  const body = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(crown)![1]!.trim();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -9 76 76"><rect x="-6" y="-9" width="76" height="76" rx="16" fill="#14213d"/><g color="#e0a526" transform="translate(0 4)">${body}</g></svg>`;
}

export function sprite(folder: string): Plugin {
  return {
    name: "siger-sprite",
    apply: "build",
    buildStart() {
      this.addWatchFile(join(folder, "names.json"));
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: "icons.svg", source: spriteText(folder) });
      this.emitFile({ type: "asset", name: "favicon.svg", originalFileName: "favicon.svg", source: faviconText(folder) });
    },
  };
}
