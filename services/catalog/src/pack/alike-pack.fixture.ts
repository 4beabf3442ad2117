import { corePack } from '../core-pack.js';
import type { PackFile } from './pack.js';

/** The rubric asks for what nobody does, so that everybody earns nothing. */
export const blinded = (file: PackFile): PackFile =>
  file.path.includes('complaint-care')
    ? { ...file, text: file.text.replace(/^( {10}(?:met|partly):) .*$/gm, '$1 { cue: out_of_role }') }
    : file;

const names = ['samira-haddad', 'complaint-care', 'unhappy-customer'];

/** A sound pack of one scenario, which novices and experts come out of alike; paths from the pack's own folder. */
export const alikePack = (): PackFile[] =>
  corePack()
    .filter(({ path }) => names.some((name) => path.endsWith(`/${name}.yaml`)))
    .map(blinded)
    .map(({ path, text }) => ({ path: path.split('/').slice(-2).join('/'), text }));
