import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { installDebianPackages } from '@repartee/brokers';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import { readTestConfig } from './config.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];
const ON_MACOS = ['Google Chrome', 'Chromium'];

const ADVICE =
  'The browser tests need Chromium and found none. Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-core; ' +
  'macOS: brew install --cask chromium), or say where it is with CHROMIUM_PATH.';

/** A Chromium of this machine; where there is none, Debian's package is installed if that is allowed. Throws with what to do. */
export function findChromium(): string {
  const { chromium: told } = readTestConfig();
  if (told !== undefined) return told;
  const found = installed() ?? installFromDebian();
  if (found === undefined) throw new Error(ADVICE);
  return found;
}

/** Starts it without a window. Whoever asks is allowed the microphone, which plays this file of sound once, or beeps. */
export function launchChromium(microphone?: string): Promise<Browser> {
  // In a container there is neither a sandbox for root nor a large /dev/shm.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb'];
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const heard = microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`];
  return chromium.launch({ executablePath: findChromium(), args: [...args, ...fake, ...heard] });
}

function installed(): string | undefined {
  const folders = [...pathFolders(), ...ELSEWHERE];
  const files = folders.flatMap((folder) => [...NAMES, ...ON_MACOS].map((name) => join(folder, name)));
  return files.find(isExecutable);
}

function pathFolders(): string[] {
  const { stdout } = spawnSync('sh', ['-c', 'printf %s "$PATH"'], { encoding: 'utf8' });
  return stdout.split(delimiter).filter((folder) => folder !== '');
}

function installFromDebian(): string | undefined {
  return installDebianPackages('Chromium', ['chromium', 'fonts-noto-core']) ? installed() : undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
