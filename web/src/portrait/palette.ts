import type { Portrait } from '@repartee/proto';

/** A flat colour with its shade; portraits keep their colours in both themes. */
export interface Tone {
  base: string;
  shade: string;
}

export const skinTones: Record<Portrait['skin'], Tone & { lips: string }> = {
  porcelain: { base: '#f7ddcd', shade: '#eac1ab', lips: '#b9695f' },
  fair: { base: '#f1c9ac', shade: '#dfa986', lips: '#ad5b50' },
  olive: { base: '#dfb088', shade: '#c79166', lips: '#9a4f43' },
  tan: { base: '#c98f63', shade: '#ad7349', lips: '#8a4238' },
  brown: { base: '#9a643f', shade: '#7e4e2e', lips: '#6d322b' },
  deep: { base: '#6b442e', shade: '#533321', lips: '#47211d' },
};

export const hairTones: Record<Portrait['hair_colour'], Tone> = {
  black: { base: '#2a2527', shade: '#18151a' },
  brown: { base: '#54382a', shade: '#3e281d' },
  chestnut: { base: '#7c4a30', shade: '#5f3622' },
  blond: { base: '#d9ae6a', shade: '#bd9050' },
  red: { base: '#b4552d', shade: '#93421f' },
  grey: { base: '#9a9a9c', shade: '#7f8083' },
  white: { base: '#e4e1db', shade: '#cbc7bf' },
  blue: { base: '#3f5f86', shade: '#314c6d' },
  green: { base: '#47705b', shade: '#375a48' },
  plum: { base: '#6f4660', shade: '#58364c' },
};

export const clothesTones: Record<Portrait['clothes_colour'], Tone> = {
  navy: { base: '#2c3f5e', shade: '#21304a' },
  slate: { base: '#5b6a75', shade: '#47545e' },
  teal: { base: '#2d7a76', shade: '#20615e' },
  ochre: { base: '#c9923a', shade: '#a87628' },
  brick: { base: '#a9513d', shade: '#8a3f2e' },
  plum: { base: '#754a68', shade: '#5d3952' },
  forest: { base: '#3f6a4d', shade: '#30543c' },
  sand: { base: '#cdb592', shade: '#b1976f' },
};

/** What stands behind: a calm tint that the clothes come forward from. */
export const backdrops: Record<Portrait['clothes_colour'], string> = {
  navy: '#f0d9b5',
  slate: '#ecd6c4',
  teal: '#f3d9b9',
  ochre: '#cfe0dc',
  brick: '#cfdfe0',
  plum: '#e7dcc0',
  forest: '#f0dcc4',
  sand: '#bfd6d2',
};
