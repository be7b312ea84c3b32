import "htmx.org";
// The citizen's entry starts what both surfaces know; importing it keeps that in one file.
import "./citizen.ts";
import { start } from "./behaviour.ts";
import { shortcuts } from "./behaviours/shortcuts.ts";

start(document.body, { eager: { shortcuts }, lazy: {} });
