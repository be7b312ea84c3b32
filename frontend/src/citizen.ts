import { start } from "./behaviour.ts";
import { shared } from "./shared.ts";

start(document.body, shared);

// htmx is heavier than everything else together: only pages that use it pay for it.
if (document.querySelector("[hx-get], [hx-post]")) void import("htmx.org");
