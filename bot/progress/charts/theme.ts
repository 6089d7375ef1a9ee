// How every picture looks. Colours are Okabe and Ito's, lightened for a dark ground: told apart with any colour vision.

/** In the units of a picture, which is shown about 360 to 550 pixels wide: text below 17 can't be read on a phone. */
export const WIDTH = 640;
export const MARGIN = 28;
export const TEXT = { title: 27, label: 19, small: 17 } as const;

export const COLOURS = {
  ground: '#1e1f24',
  track: '#393c46',
  grid: '#3b3d45',
  text: '#f4f5f7',
  muted: '#b9bec8',
  blue: '#5ab8ec',
  orange: '#f0a92e',
  green: '#2dc49a',
  pink: '#dd8fbb',
  grey: '#787d88',
} as const;

/** What is only expected is drawn this much of its colour, the rest ground. */
const SOFT = 0.55;

/** A colour of the form #rrggbb, mixed with the ground. */
export function softened(colour: string): string {
  const channels = [1, 3, 5].map((at) => {
    const [own, ground] = [colour, COLOURS.ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(own! * SOFT + ground! * (1 - SOFT));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
