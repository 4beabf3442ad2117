import cliProgress from 'cli-progress';

import type { StartUp, StartUpStep } from './start-up.js';

type Output = NodeJS.WriteStream;

/** Shows the steps of the start: a bar where there is a terminal, else one plain line a step. Returns the way to stop. */
export function showProgress(startUp: StartUp, output: Output): () => void {
  const show = output.isTTY ? bar(output) : plainLines(output);
  const stopListening = startUp.onChange((step) => (step ? show.step(step) : show.end()));
  return () => {
    stopListening();
    show.end();
  };
}

interface Show {
  step(step: StartUpStep): void;
  end(): void;
}

function bar(output: Output): Show {
  const format = '  {detail} {bar} {percentage} %';
  const single = new cliProgress.SingleBar(
    {
      stream: output,
      format,
      clearOnComplete: true,
      hideCursor: true,
      fps: 10,
      barsize: 28,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  let isOpen = false;
  return {
    step: ({ detail, progress = 0 }) => {
      const payload = { detail: detail.padEnd(34) };
      if (isOpen) single.update(Math.round(progress * 100), payload);
      else single.start(100, Math.round(progress * 100), payload);
      isOpen = true;
    },
    end: () => {
      if (isOpen) single.stop();
      isOpen = false;
    },
  };
}

/** A step that goes on says so again at each quarter. */
function plainLines(output: Output): Show {
  let last = '';
  return {
    step: ({ detail, progress }) => {
      const share = progress === undefined ? '' : ` ${Math.floor(progress * 4) * 25} %`;
      const line = `  ${detail}${share}`;
      if (line !== last) output.write(`${line}\n`);
      last = line;
    },
    end: () => undefined,
  };
}
