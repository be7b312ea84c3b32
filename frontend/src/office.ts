import "htmx.org";
// The citizen's entry starts what both surfaces know; importing it keeps that in one file.
import "./citizen.ts";
import { start } from "./behaviour.ts";
import { bulkSelect } from "./behaviours/bulk-select.ts";
import { palette } from "./behaviours/palette.ts";
import { presence } from "./behaviours/presence.ts";
import { fieldLeave } from "./behaviours/field-leave.ts";
import { shortcuts } from "./behaviours/shortcuts.ts";
import { splitView } from "./behaviours/split-view.ts";
import { stamp } from "./behaviours/stamp.ts";

start(document.body, {
  eager: { "bulk-select": (root) => bulkSelect(root), "field-leave": fieldLeave, palette: (root) => palette(root), presence: (root) => presence(root), shortcuts, "split-view": (root) => splitView(root), stamp: (root) => stamp(root) },
  lazy: {
    "live-counts": async () => {
      const { liveCounts } = await import("./behaviours/live-counts.ts");
      return (root) => liveCounts(root);
    },
    templates: async () => {
      const { templates } = await import("./behaviours/templates.ts");
      return (root) => templates(root);
    },
    glass: async () => (await import("./behaviours/glass.ts")).glass,
    narrow: async () => {
      const { narrow } = await import("./behaviours/narrow.ts");
      return narrow;
    },
    "cover-photo": async () => (await import("./behaviours/cover-photo.ts")).coverPhoto,
    "field-day": async () => (await import("./field.ts")).fieldDay,
    "field-proof": async () => (await import("./field.ts")).fieldProof,
    "field-rest": async () => (await import("./field.ts")).fieldRest,
  },
});
