// Runs calls of the cell functions in Pyodide: node run.mjs FOLDER_OF_PYODIDE WHEEL CALLS.json OUT.json
// Every wheel comes from a folder on this computer: nothing is fetched while it runs.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

// Node would print the line of Pyodide's source that the error came from, which is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [home, wheel, calls, out] = process.argv.slice(2);
const clock = () => performance.now() / 1000;
const start = clock();
const { loadPyodide } = await import(pathToFileURL(join(home, "node_modules/pyodide/pyodide.mjs")));
const pyodide = await loadPyodide();
const loaded = clock();

const inside = "/wheels"; // a folder of Pyodide's own file system, in memory
pyodide.FS.mkdir(inside);
const wheels = join(home, "wheels");
for (const name of readdirSync(wheels)) {
  if (name.startsWith("micropip-")) pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "whl");
  else pyodide.FS.writeFile(`${inside}/${name}`, readFileSync(join(wheels, name)));
}
pyodide.FS.writeFile(`${inside}/${basename(wheel)}`, readFileSync(wheel));
pyodide.globals.set("WHEEL", basename(wheel));
pyodide.globals.set("INSIDE", inside);
await pyodide.runPythonAsync(`
import os, micropip
await micropip.install([f"emfs:{INSIDE}/{each}" for each in os.listdir(INSIDE) if each.endswith(".whl") and each != WHEEL], deps=False)
await micropip.install(f"emfs:{INSIDE}/{WHEEL}")  # with its dependencies: what is asked for here must be there by now
`);
const installed = clock();
pyodide.globals.set("CALLS", readFileSync(calls, "utf-8"));
const first = pyodide.runPython(`
import json, sys
from fullfunnel.errors import FunnelError
from fullfunnel.functions import FUNCTIONS

def outcome(name, arguments):
    try:
        return ["value", FUNCTIONS[name](*arguments)]
    except FunnelError as error:
        return ["error", error.excel, error.text.nl, error.text.en]

TABLE = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.03]]
outcome("FUNNEL_TARGET", ["Visits", 1200, TABLE])[1]
`);
const called = clock();
pyodide.runPython(`[outcome("FUNNEL_TARGET", ["Visits", 1000 + at, TABLE]) for at in range(1000)]`);
const thousand = clock();
const outcomes = pyodide.runPython(`
from time import perf_counter

took = []

def timed(name, arguments):
    began = perf_counter()
    answer = outcome(name, arguments)
    took.append(perf_counter() - began)
    return answer

json.dumps([timed(*each) for each in json.loads(CALLS)])
`);
const loadedModules = pyodide.runPython(`json.dumps(sorted(name for name in sys.modules if "." not in name))`);
writeFileSync(
  out,
  JSON.stringify({
    outcomes: JSON.parse(outcomes),
    took: JSON.parse(pyodide.runPython("json.dumps(took)")),
    modules: JSON.parse(loadedModules),
    first,
    functions: pyodide.runPython("json.dumps(list(FUNCTIONS))"),
    seconds: {
      pyodide: loaded - start,
      install: installed - loaded,
      "import and first call": called - installed,
      "start to first value": called - start,
      "1,000 different calls": thousand - called,
    },
  }),
);
