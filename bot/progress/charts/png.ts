// A picture as a PNG, twice as large as it is drawn, so that it stays sharp on dense screens.
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const FAMILY = 'DejaVu Sans';
const SCALE = 2;
// A font that isn't there would leave every label out without an error, so the paths are resolved, which throws.
const { resolve } = createRequire(import.meta.url);
const FONTS = ['', '-Bold'].map((weight) => resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${weight}.ttf`));

/** What resvg draws text with. */
export const fontOptions = {
  loadSystemFonts: false,
  fontFiles: FONTS,
  defaultFontFamily: FAMILY,
  sansSerifFamily: FAMILY,
};

export async function png(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: fontOptions,
    fitTo: { mode: 'zoom', value: SCALE },
  });
  return image.asPng();
}
