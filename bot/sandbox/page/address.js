// What the address bar and this tab remember: the channel (`#/channel/<id>`, or `#/direct` until it has an id) and who
// is here.
const NAME_KEY = 'quorum-sandbox-name';

export function channelInAddress() {
  return /^#\/channel\/(\d+)$/.exec(location.hash)?.[1];
}

export const DIRECT_ADDRESS = '#/direct';

export function channelAddress(id) {
  return `#/channel/${id}`;
}

/** The person of this tab. `?user=Ada` decides once and is then taken out of the address, so that switching holds. */
export function personOfThisTab() {
  const asked = new URLSearchParams(location.search).get('user')?.trim();
  if (asked) {
    sessionStorage.setItem(NAME_KEY, asked);
    history.replaceState(null, '', location.pathname + location.hash);
  }
  return sessionStorage.getItem(NAME_KEY) ?? 'Ada';
}

/** Becomes another person; the page starts anew as them. */
export function becomePerson(name) {
  sessionStorage.setItem(NAME_KEY, name);
  location.reload();
}
