// The sandbox's script interface, as one person uses it.

/** Thrown when the server refuses, in its own words, or can't be reached (status 0). */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export function createApi() {
  let user;
  const call = async (method, path, body) => {
    const headers = { ...(user && { 'x-user': user }), ...(body && { 'content-type': 'application/json' }) };
    const request = fetch(`/script/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const response = await request.catch(() => {
      throw new Refusal('The sandbox does not answer.', 0);
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refusal(answer.error ?? `The sandbox answered ${response.status}.`, response.status);
    return answer;
  };
  const post = (path) => (body) => call('POST', path, body);
  return {
    /** Everything after it is done as this person. */
    async login(name, locale) {
      const answer = await call('POST', 'login', { name, ...(locale && { locale }) });
      user = answer.user.id;
      return answer.user;
    },
    state: () => call('GET', 'state'),
    openDirect: () => call('POST', 'dm', {}),
    messages: ({ channel, before, limit }) =>
      call('GET', `messages?${new URLSearchParams({ channel, limit, ...(before && { before }) })}`),
    send: post('message'),
    edit: post('edit'),
    remove: post('delete'),
    command: post('command'),
    autocomplete: post('autocomplete'),
    press: post('press'),
    submit: post('submit'),
    archiveThread: post('thread/archive'),
    deleteThread: post('thread/delete'),
    eventsAddress: () => `/script/events?user=${encodeURIComponent(user)}`,
  };
}
