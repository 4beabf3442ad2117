import { runCommand, showEntry } from '@repartee/kernel';

import { readLogConfig } from '../config.js';
import { usedFolder } from '../data-folder/used-folder.js';
import type { LetterDesk } from './dead-letters/letter-desk.js';
import { openLetterDesk } from './dead-letters/letter-desk.js';
import type { LetterOptions } from './dead-letters/letter-options.js';
import { deadLettersHelp, readLetterOptions } from './dead-letters/letter-options.js';
import { letterText, listText, settledText } from './dead-letters/letter-text.js';
import { dropAll, findLetter, settle } from './dead-letters/settle-letters.js';

interface Answer {
  json: unknown;
  text: string;
  status: number;
}

await runCommand(async (args) => {
  const options = readLetterOptions(args);
  if (!options) {
    process.stdout.write(deadLettersHelp);
    return 0;
  }
  const config = readLogConfig();
  const desk = await openLetterDesk(config.kafka, () => usedFolder(config.dataFolder));
  try {
    const { json, text, status } = await answerTo(options, desk);
    process.stdout.write(`${options.json ? JSON.stringify(json, null, 2) : text}\n`);
    return status;
  } finally {
    await desk.close();
  }
});

async function answerTo({ action, group }: LetterOptions, desk: LetterDesk): Promise<Answer> {
  const { letters, clock, isServed } = desk;
  if (action.do === 'list') {
    const listed = action.dropped ? letters.dropped(group) : letters.list(group);
    return { json: listed, text: listText(listed, action.dropped, clock.now()), status: 0 };
  }
  if (action.do === 'drop-all') {
    const events = await dropAll(desk, action);
    const { group: reader } = action;
    return { json: { group: reader, dropped: events }, text: `Given up for ${reader}: ${events}`, status: 0 };
  }
  const letter = findLetter(desk, action.id, group);
  if (action.do === 'show') {
    const entry = await letters.read(letter);
    const event = entry && showEntry(entry);
    return { json: { ...letter, event: event ?? null }, text: letterText(letter, event), status: 0 };
  }
  const settled = await settle(desk, letter, action);
  const { outcome, waiting } = settled;
  const { eventId, stream } = letter;
  const isLeft = outcome === 'waiting' || (outcome === 'asked' && isServed);
  return {
    json: { eventId, group: letter.group, stream, outcome, waiting },
    text: settledText(settled, action, isServed),
    status: isLeft ? 1 : 0,
  };
}
