// Stands in for native file cloning; without it the built-in git extension does not activate.
import fs from 'node:fs';

export const constants = fs.constants;
export const copyFileSync = fs.copyFileSync;

export function cp(source, target, options) {
  return fs.promises.cp(source, target, options);
}

export function copyFile(source, target, mode) {
  return fs.promises.copyFile(source, target, mode);
}

export function isCloneSupported() {
  return false;
}
