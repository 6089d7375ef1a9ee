/** Width and height of a PNG in pixels; nothing for other files. */
export function pngSize(data: Uint8Array): { width: number; height: number } | Record<never, never> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return {};
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
