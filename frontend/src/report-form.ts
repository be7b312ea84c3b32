/** What only a form with photos and a place needs; one file, loaded when such a form is on the page. */
export { draft } from "./behaviours/draft.ts";
export { locate } from "./behaviours/locate.ts";
export { mapPin } from "./behaviours/map-pin.ts";
export { photoField } from "./behaviours/photo-field.ts";
export { regionPicker } from "./behaviours/region-picker.ts";
export { similarReports } from "./behaviours/similar-reports.ts";
export { suggestCategory } from "./behaviours/suggest-category.ts";
export { shrink } from "./photo/shrink.ts";
