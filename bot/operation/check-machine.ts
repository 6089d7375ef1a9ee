// The checkup of what stands on this machine: Node, the data folder, the disk.
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, fail, ok, size, skip, warn } from './checkup.ts';

const DISK_WARN = 1024 ** 3;
const DISK_FAIL = 100 * 1024 ** 2;

export function checkNode(version = process.version): Finding {
  const [major = 0] = version.slice(1).split('.').map(Number);
  if (major >= 24) return ok('node', version);
  return fail('node', `${version} is too old`, 'Run "npm install" without --ignore-scripts: it brings Node 24 along.');
}

/** `folder`: where the embedded database or the sandbox keep files; null when neither is used. */
export async function checkDisk(folder: string | null): Promise<Finding> {
  if (folder === null) return skip('data folder', 'not used: everything is in Postgres');
  const there = await nearest(folder);
  try {
    await access(there, constants.W_OK);
  } catch {
    return fail('data folder', `${there} can't be written`, 'Give this user the right to, or set DATA_FOLDER.');
  }
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const says = `${folder}: ${size(free)} free`;
  const todo = 'Make room, or set DATA_FOLDER to another disk.';
  if (free >= DISK_WARN) return ok('data folder', says);
  return free >= DISK_FAIL ? warn('data folder', says, todo) : fail('data folder', says, todo);
}

/** The folder itself, or the first one above it that exists. */
async function nearest(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch {
    const above = path.dirname(folder);
    return above === folder ? folder : nearest(above);
  }
}
