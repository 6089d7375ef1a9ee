// What every picture has: ground, title, a line of explanation, a legend.
import { element, rect, text } from './svg.ts';
import { fitting, textWidth } from './text-width.ts';
import { COLOURS, MARGIN, TEXT, WIDTH } from './theme.ts';

export type Series = {
  name: string;
  colour: string;
};
export type Heading = { title: string; subtitle: string; series: Series[] };

const TITLE_Y = 46;
const SUBTITLE_Y = 76;
const LEGEND_Y = 112;
const ROW = 30;
const SWATCH = 16;

/** Where the heading of a picture ends. */
export function headingHeight({ series }: Heading): number {
  return series.length === 0 ? SUBTITLE_Y + 20 : LEGEND_Y + (legendRows(series).length - 1) * ROW + 18;
}

/** A whole picture, `height` units high. */
export function framed(heading: Heading, height: number, ...content: string[]): string {
  const room = WIDTH - 2 * MARGIN;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height },
    rect(0, 0, WIDTH, height, COLOURS.ground),
    text(MARGIN, TITLE_Y, fitting(heading.title, room, TEXT.title, true), { size: TEXT.title, bold: true }),
    text(MARGIN, SUBTITLE_Y, fitting(heading.subtitle, room, TEXT.small), { size: TEXT.small, fill: COLOURS.muted }),
    ...legendRows(heading.series).flatMap((row, place) => legendRow(row, LEGEND_Y + place * ROW)),
    ...content,
  );
}

function legendRow(row: Series[], y: number): string[] {
  let x = MARGIN;
  return row.flatMap(({ name, colour }) => {
    const at = x;
    x += entryWidth(name);
    return [
      rect(at, y - SWATCH + 2, SWATCH, SWATCH, colour, { rx: 4 }),
      text(at + SWATCH + 8, y, name, { size: TEXT.small, fill: COLOURS.muted }),
    ];
  });
}

function legendRows(series: Series[]): Series[][] {
  const rows: Series[][] = [];
  let room = 0;
  for (const one of series) {
    const width = entryWidth(one.name);
    if (rows.length === 0 || width > room) {
      rows.push([]);
      room = WIDTH - 2 * MARGIN;
    }
    rows.at(-1)!.push(one);
    room -= width;
  }
  return rows;
}

function entryWidth(name: string): number {
  return SWATCH + 8 + textWidth(name, TEXT.small) + 22;
}
