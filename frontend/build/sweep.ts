/**
 * Vite plugin: files of earlier builds stay for a week. A page that was opened before an update may still ask for its own script, and another process
 * may still have the old manifest; emptying the folder would break both.
 */
import { readdirSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const WEEK_MS = 7 * 24 * 3600 * 1000;

export function sweep(folder: string, now: () => number = Date.now): Plugin {
  return {
    name: "siger-sweep",
    apply: "build",
    writeBundle(_, bundle) {
      for (const file of readdirSync(folder)) {
        const path = join(folder, file);
        if (!(`assets/${file}` in bundle) && now() - statSync(path).mtimeMs > WEEK_MS) unlinkSync(path);
      }
    },
  };
}
