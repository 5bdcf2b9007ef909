// Two builds of the solution at the same time share node_modules and dist: one works, the other waits.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

const pollMilliseconds = 100;
const patienceMilliseconds = 300_000;

/** Runs `action` while the file `path` holds this process's id. The lock of a process that is gone is taken over. */
export async function withLock(path, action) {
  for (let waited = 0; !tryTake(path); waited += pollMilliseconds) {
    if (waited > patienceMilliseconds) throw new Error(`another build has held ${path} for five minutes; delete it if none is running`);
    await setTimeout(pollMilliseconds);
  }
  try {
    return await action();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryTake(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isHeldByLiveProcess(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHeldByLiveProcess(path) {
  let owner;
  try {
    owner = Number(readFileSync(path, "utf8"));
  } catch {
    return false;
  }
  if (owner === 0) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
