// @ts-check
// The reader leaves for another page by Streamlit's own navigation. What is sent meanwhile would
// come back into the page that they go to.

const LEAVING_MS = 4000;
const LINKS = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]";

/**
 * @param {() => void} leave
 * @param {() => void} stay called where the page is still there some seconds later
 * @returns {() => void} ends the watch
 */
export function watchLeaving(leave, stay) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {MouseEvent} event */
  function pressed({ target }) {
    if (!(target instanceof Element) || !target.closest(LINKS)) return;
    leave();
    clearTimeout(timer);
    timer = setTimeout(stay, LEAVING_MS);
  }

  document.addEventListener("click", pressed, true);
  return () => {
    document.removeEventListener("click", pressed, true);
    clearTimeout(timer);
  };
}
