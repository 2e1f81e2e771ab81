// The small script of every page. Every page works without it.
import { openBar } from "./bar";
import { offerButtons } from "./buttons";
import { keepTime, watch } from "./ends";

offerButtons();
keepTime();

const bar = document.querySelector<HTMLElement>("[data-notices]");
// Without the file there is no bar: the notices are on their own pages and on the front page.
if (bar) openBar(bar).then(watch, () => undefined);
