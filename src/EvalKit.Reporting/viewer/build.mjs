// Builds dist/viewer.* (the report), dist/label.* (the page of raters) and dist/runs.* (the list of runs of evalkit view). Called by the BuildViewer target of EvalKit.Reporting.csproj.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./build-lock.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const stamp = join(root, "node_modules", ".evalkit-lock-hash");

/** Runs `npm ci` when package-lock.json is not the one that node_modules was installed from. */
function installPackages() {
  const hash = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  run("npm ci --no-progress --loglevel=error");
  writeFileSync(stamp, hash);
}

function run(command) {
  const result = spawnSync(command, { cwd: root, shell: true, stdio: "inherit" });
  if (result.status !== 0) throw new Error(`'${command}' ended with exit code ${result.status}`);
}

const options = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  jsx: "automatic",
  jsxImportSource: "preact",
};

async function bundle() {
  const { build } = await import("esbuild");
  const worker = await build({ ...options, entryPoints: { worker: "src/worker/sampleWorker.ts" } });
  const result = await build({
    ...options,
    entryPoints: { viewer: "src/main.tsx", label: "src/label/main.tsx", runs: "src/runs/main.tsx" },
    plugins: [sampleWorker(worker.outputFiles[0].text)],
  });
  for (const file of result.outputFiles) {
    const text = file.path.endsWith(".js") ? notice(outputOf(result.metafile, file.path)) + file.text : file.text;
    assertStaysInsideElement(text);
    replaceFile(file.path, text);
  }
}

/** The page is one file, so its worker's script is part of the page's: `import source from "sample-worker"` is its text. */
function sampleWorker(source) {
  return {
    name: "sample-worker",
    setup(build) {
      build.onResolve({ filter: /^sample-worker$/ }, ({ path }) => ({ path, namespace: "sample-worker" }));
      build.onLoad({ filter: /.*/, namespace: "sample-worker" }, () => ({ contents: source, loader: "text" }));
    },
  };
}

/** The script and the style stand inside HTML elements: nothing in them may end or confuse those elements. */
function assertStaysInsideElement(text) {
  const found = /<\/(script|style)|<!--/i.exec(text);
  if (found) throw new Error(`the bundle contains '${found[0]}', which would end the element that holds it`);
}

/** What esbuild says of one of the files that it made. */
function outputOf(metafile, path) {
  return metafile.outputs[relative(root, path).replaceAll("\\", "/")];
}

/** Every page carries the bundled libraries, so every page names them and their licences. */
function notice(output) {
  const names = Object.keys(output.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  const lines = [...new Set(names.filter(Boolean))].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
    return `${name} ${version} (${license})`;
  });
  return `/* EvalKit. Contains ${lines.join(", ")}. */\n`;
}

/** Another build may be reading the file: it must see the old or the new one, never half of one. */
function replaceFile(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

mkdirSync(dist, { recursive: true });
await withLock(join(dist, ".lock"), async () => {
  installPackages();
  run("npm run --silent typecheck");
  await bundle();
}).catch((error) => {
  console.error(`EvalKit.Reporting : error VIEWER: ${error.message}`);
  process.exitCode = 1;
});
