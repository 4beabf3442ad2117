const PIXEL_RATIO = 2;

/** Offers a file to the browser. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

export const svgBlob = (svg: SVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });

/** What a picture taken out of its page must say for itself. */
export interface Heading {
  title: string;
  cohorts: readonly { name: string; path: string; colour: string }[];
  ink: string;
  ground: string;
  font: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 24;
/** Widths of a letter, about: of a name at 13 px and of a title at 16 px. */
const LETTER = 7.2;
const TITLE_LETTER = 9;
const SIGN = 18;

const drawn = (name: string, values: Readonly<Record<string, string | number>>, text = ''): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
};

/** Things of these widths laid out in lines of `room`, with `gap` between two; a thing that is too wide has its own line. */
const inLines = <Thing>(things: readonly Thing[], widthOf: (thing: Thing) => number, room: number, gap: number) => {
  const lines: { thing: Thing; left: number }[][] = [];
  let left = 0;
  for (const thing of things) {
    if (lines.length === 0 || left + widthOf(thing) > room) {
      lines.push([]);
      left = 0;
    }
    lines.at(-1)?.push({ thing, left });
    left += widthOf(thing) + gap;
  }
  return lines;
};

const titleLines = (title: string, room: number): string[] =>
  inLines(title.split(' '), (word) => word.length * TITLE_LETTER, room, TITLE_LETTER).map((line) =>
    line.map(({ thing }) => thing).join(' '),
  );

/** The picture under its title and the names of its cohorts, which on the page stand beside it. */
export const withHeading = (svg: SVGElement, { title, cohorts, ink, ground, font }: Heading): SVGElement => {
  const { width, height } = svg.getBoundingClientRect();
  const titles = titleLines(title, width);
  const legend = inLines(cohorts, ({ name }) => SIGN + name.length * LETTER, width, LINE);
  const top = MARGIN + LINE * (titles.length + legend.length) + MARGIN / 2;
  const size = { width: width + 2 * MARGIN, height: height + top + MARGIN };
  const sheet = drawn('svg', { xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  sheet.append(drawn('rect', { ...size, fill: ground }));
  for (const [at, line] of titles.entries()) {
    const place = { x: MARGIN, y: MARGIN + LINE * at + 16 };
    sheet.append(
      drawn('text', { ...place, fill: ink, 'font-size': 16, 'font-weight': 600, 'font-family': font }, line),
    );
  }
  for (const [at, line] of legend.entries()) {
    const y = MARGIN + LINE * (titles.length + at) + 6;
    for (const { thing, left } of line) {
      const [x, to] = [MARGIN + left, `translate(${MARGIN + left} ${y})`];
      sheet.append(
        drawn('path', { d: thing.path, fill: thing.colour, 'fill-rule': 'evenodd', transform: to }),
        drawn('text', { x: x + SIGN, y: y + 11, fill: ink, 'font-size': 13, 'font-family': font }, thing.name),
      );
    }
  }
  const picture = svg.cloneNode(true) as SVGElement;
  for (const [key, value] of Object.entries({ x: MARGIN, y: top, width, height }))
    picture.setAttribute(key, String(value));
  sheet.append(picture);
  return sheet;
};

/** Draws the picture on a background at twice its size. */
export const pngBlob = async (svg: SVGElement, background: string): Promise<Blob> => {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const url = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * PIXEL_RATIO;
    canvas.height = height * PIXEL_RATIO;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
};
