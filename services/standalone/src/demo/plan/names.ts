import type { Randomness } from '@repartee/kernel';

const GIVEN = [
  ...[
    'Inès',
    'Camille',
    'Amadou',
    'Léa',
    'Mehdi',
    'Chloé',
    'Thi Mai',
    'Julien',
    'Fatoumata',
    'Antoine',
    'Yasmine',
    'Hugo',
  ],
  ...['Aïcha', 'Pauline', 'Karim', 'Élodie', 'Nikos', 'Manon', 'Rafael', 'Solène', 'Wei', 'Baptiste', 'Nadia', 'Lucas'],
  ...['Priya', 'Gaëlle', 'Omar', 'Marion', 'Tomasz', 'Awa', 'Clément', 'Sofia', 'Rachid', 'Aurélie', 'Kofi', 'Margaux'],
  ...[
    'Daniel',
    'Leïla',
    'Quentin',
    'Ewa',
    'Ibrahim',
    'Noémie',
    'Matteo',
    'Samira',
    'Romain',
    'Linh',
    'Valentin',
    'Mariam',
  ],
  ...['Emma', 'Youssef', 'Adèle', 'Sekou', 'Clara', 'Bilal', 'Ana', 'Florian', 'Hawa', 'Maxime', 'Zofia', 'Ismaël'],
];

const FAMILY = [
  ...[
    'Moreau',
    'Diallo',
    'Lefebvre',
    'Nguyen',
    'Benali',
    'Dubois',
    'Kowalski',
    'Traoré',
    'Rousseau',
    'Haddad',
    'Garnier',
  ],
  ...[
    'Papadakis',
    'Fontaine',
    'Mbaye',
    'Chevalier',
    'Ferreira',
    'Perrin',
    'Zhang',
    'Lambert',
    'Cissé',
    'Rossi',
    'Blanchard',
  ],
  ...['Amrani', 'Colin', 'Sharma', 'Renaud', 'Okafor', 'Vasseur', 'El Idrissi', 'Marchand', 'Pham', 'Leclercq', 'Sow'],
  ...[
    'Delattre',
    'Martins',
    'Bouvier',
    'Mansouri',
    'Caron',
    'Wójcik',
    'Besson',
    'Konaté',
    'Guillou',
    'Haidari',
    'Picard',
  ],
];

/** Believable names from many backgrounds; nobody shares a name with those that are taken. */
export class Names {
  constructor(
    private readonly randomness: Randomness,
    private readonly taken: Set<string>,
  ) {}

  next(): string {
    for (;;) {
      const name = `${this.pick(GIVEN)} ${this.pick(FAMILY)}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  private pick(names: readonly string[]): string {
    return names[this.randomness.below(names.length)] ?? '';
  }
}

/** A name as the part of an address before the @: no accents, no blanks. */
export function addressPart(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('ó', 'o')
    .replaceAll('ł', 'l')
    .replace(/[^a-z]+/g, '.');
}
