// The server's events, with a connection that comes back by itself.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * Listens until the page closes. `address()` is asked at each attempt; `onOpen` runs at every (re)connection,
 * since what happened in between was missed; `onLost` when the connection breaks.
 */
export function listenToEvents({ address, onEvent, onOpen, onLost }) {
  let wait = FIRST_WAIT;
  const connect = () => {
    const source = new EventSource(address());
    source.addEventListener('open', () => {
      wait = FIRST_WAIT;
      onOpen();
    });
    source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
    source.addEventListener('error', () => {
      source.close();
      onLost();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  connect();
}
