// Files on their way to the server, and how large they are called.

/** `{name, type, base64}` of a file that the person chose. */
export function encodeFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve({
        name: file.name,
        type: file.type || 'application/octet-stream',
        base64: reader.result.split(',')[1] ?? '',
      }),
    );
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** `3.2 KB`. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${round(kilobytes)} KB` : `${round(kilobytes / 1024)} MB`;
}

function round(value) {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
