// The scrolled list of messages: at the bottom it stays there, elsewhere nothing jumps.
const NEAR = 40;
const REACH_FOR_OLDER = 400;

/**
 * `keepingPlace(change)` runs a change of the list without moving what is read; `toBottom()` goes to the newest;
 * `atBottom()` tells whether that is where one is. `onTop` is called near the top, `onScroll` at every move.
 */
export function scrollKeeper(scroller, { onTop, onScroll }) {
  let stuck = true;
  const toBottom = () => {
    stuck = true;
    scroller.scrollTop = scroller.scrollHeight;
  };
  const isNearBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  const checkTop = () => scroller.scrollTop < REACH_FOR_OLDER && onTop();
  scroller.addEventListener('scroll', () => {
    stuck = isNearBottom();
    checkTop();
    onScroll();
  });
  const observer = new ResizeObserver(() => stuck && toBottom());
  observer.observe(scroller);
  for (const part of scroller.children) observer.observe(part);

  return {
    toBottom,
    atBottom: () => stuck,
    keepingPlace(change) {
      const anchor = stuck ? undefined : firstVisible(scroller);
      const before = anchor?.getBoundingClientRect().top;
      change();
      if (stuck) toBottom();
      else if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
      checkTop();
    },
  };
}

function firstVisible(scroller) {
  const top = scroller.getBoundingClientRect().top;
  return [...scroller.querySelectorAll('article')].find((node) => node.getBoundingClientRect().bottom > top);
}
