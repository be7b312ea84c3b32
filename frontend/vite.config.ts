import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { sprite } from "./build/sprite.ts";
import { sweep } from "./build/sweep.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [sprite(here("icons")), sweep(here("../siger/web/static/dist/assets"))],
  css: { transformer: "lightningcss", lightningcss: { targets: { chrome: 105 << 16, safari: (15 << 16) | (4 << 8), firefox: 121 << 16 } } },
  build: {
    outDir: here("../siger/web/static/dist"),
    emptyOutDir: false,
    manifest: true,
    target: ["chrome105", "safari15.4", "firefox121"],
    cssMinify: "lightningcss",
    modulePreload: false,
    assetsInlineLimit: (path) => (path.endsWith("tapis.svg") ? true : false),
    // Each style sheet is an entry of its own: imported from two scripts it would land in a shared chunk (docs: frontend/README.md).
    rolldownOptions: {
      input: [
        here("src/citizen.ts"),
        here("src/office.ts"),
        here("src/field-worker.ts"),
        here("styles/citizen.css"),
        here("styles/office.css"),
        here("styles/map.css"),
      ],
    },
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
});
