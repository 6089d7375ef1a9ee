// Icons drawn as lines on a 24 by 24 sheet.
const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  hash: ['M10 4 8 20', 'M16 4 14 20', 'M4.5 9H20', 'M4 15h15.5'],
  thread: ['M5 4v6a4 4 0 0 0 4 4h9', 'M15 10.5l3.5 3.5L15 17.5'],
  chat: ['M4 5h16v11H11l-5 4v-4H4z', 'M8 9h8', 'M8 12.5h5'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  plus: ['M12 5v14', 'M5 12h14'],
  send: ['M4 12 20 4.5 15 20l-3.5-6.5z', 'M11.5 13.5 20 4.5'],
  eye: [
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z',
    'M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5z',
  ],
  edit: ['M4 20l1-4.5L16.5 4 20 7.5 8.5 19z', 'M14 6.5 17.5 10'],
  trash: ['M5 7h14', 'M9 7V4.5h6V7', 'M7 7l1 13h8l1-13'],
  archive: ['M4 5h16v4H4z', 'M5.5 9v10h13V9', 'M10 13h4'],
  file: ['M6 3h8l4 4v14H6z', 'M14 3v4h4', 'M9 12h6', 'M9 16h6'],
  download: ['M12 4v11', 'M7.5 11l4.5 4.5 4.5-4.5', 'M5 20h14'],
  down: ['M6 9l6 6 6-6'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  link: ['M10 5H5v14h14v-5', 'M14 4h6v6', 'M20 4l-9 9'],
  people: [
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 1 0 0 7z',
    'M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6',
    'M16 4.5a3.300 3.300 0 0 1 0 6.400',
    'M18 14.5c2 .8 3.5 2.600 3.5 5.5',
  ],
  swap: ['M7 15l5 5 5-5', 'M7 9l5-5 5 5'],
  slash: ['M4 4h16v16H4z', 'M14.5 8l-5 8'],
  warning: ['M12 4 2.5 20h19z', 'M12 10v5', 'M12 17.5v.2'],
};

/** A decorative icon: what it stands for is said by the text or label beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true', focusable: 'false' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const line of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    svg.append(path);
  }
  return svg;
}
