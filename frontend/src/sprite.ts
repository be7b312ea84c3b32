/** Lies in the file that every page has, so that what is loaded later brings no file for it. */
export { icon } from "./behaviour.ts";
