// @ts-check
// Which colours the reader wants: light, dark, or (without a choice) what their system says.
// Whoever asks the browser for the system's colours gets the reader's choice instead, and is told
// when it changes: so Streamlit's theme follows at once, on every page, without being loaded anew.
(() => {
  const KEY = "argmap colours";
  const asked = window.matchMedia.bind(window);
  const system = asked("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return localStorage.getItem(KEY) ?? "system";
    } catch {
      return "system";
    }
  };
  let choice = read();
  const isDark = () => (choice === "system" ? system.matches : choice === "dark");

  /** @implements {MediaQueryList} */
  class Query extends EventTarget {
    /** @param {string} media @param {boolean} dark */
    constructor(media, dark) {
      super();
      this.media = media;
      this.dark = dark;
      /** @type {MediaQueryList["onchange"]} */
      this.onchange = null;
    }

    get matches() {
      return isDark() === this.dark;
    }
    /** @param {MediaQueryList["onchange"]} listener */
    addListener(listener) {
      this.addEventListener("change", /** @type {EventListener | null} */ (listener));
    }
    /** @param {MediaQueryList["onchange"]} listener */
    removeListener(listener) {
      this.removeEventListener("change", /** @type {EventListener | null} */ (listener));
    }
  }
  /** @type {Record<string, Query>} */
  const queries = {
    dark: new Query("(prefers-color-scheme: dark)", true),
    light: new Query("(prefers-color-scheme: light)", false),
  };
  window.matchMedia = (media) => {
    const [, colours] = /^\(prefers-color-scheme:\s*(dark|light)\)$/.exec(media) ?? [];
    return colours ? queries[colours] : asked(media);
  };

  function show() {
    document.documentElement.dataset.colours = isDark() ? "dark" : "light";
    for (const query of Object.values(queries)) {
      const { media, matches } = query;
      const event = new MediaQueryListEvent("change", { media, matches });
      query.dispatchEvent(event);
      query.onchange?.(event);
    }
  }
  window.argmapColours = {
    get choice() {
      return choice;
    },
    choose(next) {
      choice = next;
      try {
        localStorage.setItem(KEY, next);
      } catch {
        /* a browser that keeps nothing */
      }
      show();
    },
  };
  system.addEventListener("change", show);
  window.addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    choice = read();
    show();
  });
  try {
    // what was once chosen in Streamlit's own menu, which is no longer there
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("stActiveTheme")) localStorage.removeItem(key);
    }
  } catch {
    /* a browser that keeps nothing */
  }
  show();
})();
