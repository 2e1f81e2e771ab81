import { es as stop } from "../../../sitegen/content/press.json";
import type { Language } from "./languages";
import { stem } from "./spanish";

export const LANGUAGES: Readonly<Record<string, Language>> = { es: { stem, stop } };
