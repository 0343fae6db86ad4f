// `npm test`. Plain JavaScript, so that it runs before anything is installed. Checks the code, runs every test, and
// runs those of the server again on the Node that production has. With words behind it (`npm test -- tests/unit`) it
// runs only the tests that they name. The last line is the count.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { installFromLock, nodeFault, npm } from "../src/local/install.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const production = 24;
const filters = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const faults = [];

const fault = nodeFault() ?? installFromLock(root);
if (fault) {
  failed("Nothing was run", fault);
} else if (filters.length > 0) {
  runTests(process.execPath, filters);
} else {
  heading("Checks");
  if (npm(["run", "--silent", "check"], { cwd: root }) !== 0) failed("npm run check", "see above");
  heading(`Tests on Node ${process.versions.node}`);
  runTests(process.execPath, []);
  if (Number.parseInt(process.versions.node) !== production) testOnProduction();
}

// Said again at the end, since a log is often kept by its end alone.
if (faults.length > 0) process.stdout.write(`\nWhat failed\n\n${faults.join("\n")}\n`);
if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function testOnProduction() {
  heading(`Tests of the server on Node ${production}`);
  const folder = join(root, ".cache", `node${production}`);
  const node = join(folder, "node_modules/node/bin/node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    npm(["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `node@${production}`], {
      cwd: folder,
    });
  }
  if (existsSync(node)) {
    runTests(
      node,
      // The database's own tests speak to PostgreSQL, which is the same under any Node.
      ["unit", "functions"].flatMap((project) => ["--project", project]),
    );
  } else {
    failed(`Tests on Node ${production}`, "it could not be had from npm");
  }
}

/** Runs tests with a Node and adds what came of them to the total. */
function runTests(node, words) {
  const results = join(root, ".cache", "test-results.json");
  rmSync(results, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const { status } = spawnSync(node, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...words], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const before = total.failed;
  if (existsSync(results)) count(JSON.parse(readFileSync(results, "utf8")));
  if (status !== 0 && total.failed === before) {
    failed("The run itself", "an error outside of any test, or it never came to its tests: see above");
  }
}

function count({ numPassedTests, numPendingTests, testResults }) {
  total.passed += numPassedTests;
  total.skipped += numPendingTests;
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name);
    const lost = assertionResults.filter((assertion) => assertion.status === "failed");
    for (const { fullName, failureMessages } of lost) failed(`${file} > ${fullName}`, failureMessages[0]);
    // A file that could not be read as tests has none that could fail.
    if (status === "failed" && lost.length === 0) failed(file, message);
  }
}

/** Counts a failure and keeps the first lines of why. */
function failed(what, why = "") {
  total.failed += 1;
  const lines = why.split("\n").slice(0, 12);
  faults.push([what, ...lines.map((line) => `  ${line}`)].join("\n"));
}

function heading(words) {
  process.stdout.write(`\n${words}\n\n`);
}
