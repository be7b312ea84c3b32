/** Drops what npm writes about sponsors, so that the lock file names no host; fails when one is left. Run by `npm run lock`. */
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Record<string, unknown>> };
for (const entry of Object.values(lock.packages)) {
  delete entry["funding"];
  delete entry["resolved"];
}
const text = `${JSON.stringify(lock, null, 2)}\n`;
writeFileSync(path, text);
const host = /https?:\/\/[^"\s]+/.exec(text);
if (host) {
  console.error(`package-lock.json still names ${host[0]}`);
  process.exit(1);
}
