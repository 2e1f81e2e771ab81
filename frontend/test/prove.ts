// The proof for a page: tests/browser/test_search_proof.py calls it.
import { prove } from "./proof";

Object.assign(globalThis, { prove });
