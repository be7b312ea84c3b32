/** Behaviours that both surfaces know. */
import type { Registry } from "./behaviour.ts";
import { clock } from "./behaviours/clock.ts";
import { compare } from "./behaviours/compare.ts";
import { confirmDialog } from "./behaviours/confirm-dialog.ts";
import { copy } from "./behaviours/copy.ts";
import { countChars } from "./behaviours/count-chars.ts";
import { draftSent } from "./behaviours/draft-sent.ts";
import { focusStatus } from "./behaviours/focus-status.ts";
import { mapList } from "./behaviours/map-list.ts";
import { rating } from "./behaviours/rating.ts";
import { share } from "./behaviours/share.ts";
import { submitOnce } from "./behaviours/submit-once.ts";

const form = () => import("./report-form.ts");

export const shared: Registry = {
  eager: {
    clock: (root) => clock(root),
    compare: (root) => compare(root),
    "confirm-dialog": confirmDialog,
    copy: (root) => copy(root),
    "count-chars": countChars,
    "draft-sent": (root) => draftSent(root),
    "focus-status": focusStatus,
    "map-list": (root) => mapList(root),
    rating,
    share: (root) => share(root),
    "submit-once": submitOnce,
  },
  lazy: {
    draft: async () => (await form()).draft,
    locate: async () => (await form()).locate,
    "map-pin": async () => (await form()).mapPin,
    "photo-field": async () => (await form()).photoField,
    "region-picker": async () => (await form()).regionPicker,
    "similar-reports": async () => (await form()).similarReports,
    "suggest-category": async () => (await form()).suggestCategory,
  },
};
