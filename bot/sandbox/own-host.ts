// The sandbox lets anybody be anybody, so it answers no page but its own.

const OWN = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** False when a name that was made to point here (DNS rebinding) was asked for. */
export function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && OWN.test(host);
}

/** True when a browser sent the request for a page from elsewhere. */
export function isForeign(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && origin !== `http://${host}`;
}
