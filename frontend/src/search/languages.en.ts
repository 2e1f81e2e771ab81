import { en as stop } from "../../../sitegen/content/press.json";
import type { Language } from "./languages";
import { stem } from "./english";

export const LANGUAGES: Readonly<Record<string, Language>> = { en: { stem, stop } };
