// The button Report in Pyodide: node report.mjs FOLDER_OF_PYODIDE WHEEL FOLDER_OF_JINJA PLAN.json OUT.json
// A page is played to it, as that of an add-in's pane: what would be downloaded is kept.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [home, wheel, site, plan, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(home, "node_modules/pyodide/pyodide.mjs")));
const pyodide = await loadPyodide();
const wheels = join(home, "wheels");
for (const name of readdirSync(wheels)) pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "whl");
pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), "whl");
// Pyodide has Jinja2 and MarkupSafe in its own distribution, which is not on this computer: their Python goes in.
const packages = pyodide.runPython("import sysconfig; sysconfig.get_paths()['purelib']");
for (const name of ["jinja2", "markupsafe"]) {
  pyodide.FS.mkdirTree(`${packages}/${name}`);
  for (const file of readdirSync(join(site, name))) {
    if (file.endsWith(".py") && statSync(join(site, name, file)).isFile())
      pyodide.FS.writeFile(`${packages}/${name}/${file}`, readFileSync(join(site, name, file)));
  }
}

const downloads = [];
if (process.env.WITHOUT_A_PAGE !== "1") {
  const kept = new Map();
  URL.createObjectURL = (blob) => {
    kept.set(`blob:${kept.size}`, blob);
    return `blob:${kept.size - 1}`;
  };
  globalThis.document = {
    createElement: (tag) => ({
      tag,
      remove() {},
      click() {
        downloads.push({ name: this.download, blob: kept.get(this.href) });
      },
    }),
    body: { appendChild() {} },
  };
}
pyodide.globals.set("PLAN", readFileSync(plan, "utf-8"));
const done = pyodide.runPython(`
import json, sys
from fullfunnel.hosts.calc.handed_plan import Handed, come_of

json.dumps([come_of("report", Handed.model_validate_json(PLAN)), sorted(name for name in sys.modules if "." not in name)])
`);
const [said, modules] = JSON.parse(done);
const files = [];
for (const { name, blob } of downloads) files.push({ name, type: blob.type, text: await blob.text() });
writeFileSync(out, JSON.stringify({ said, modules, files }));
