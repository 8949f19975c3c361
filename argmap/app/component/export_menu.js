// Taking it away: a menu of files that the server makes of what is shown, and that the browser saves.

function createTaking(act) {
  const opener = button({ class: "tool", "aria-expanded": "false", "aria-controls": "taking" }, null, "Export");
  const kinds = make("ul");
  const panel = make("div", { id: "taking", class: "panel", role: "group", "aria-label": "Export", hidden: true }, kinds);
  const element = make("span", { class: "taking" }, opener, panel);
  let saved = null;

  function paint(view) {
    const { exports: offered, file } = view;
    if (!kinds.children.length) {
      kinds.append(...Object.entries(offered).map(([kind, { what, ending }]) => make("li", {},
        button({ class: "pick" }, () => take(kind), make("span", { class: "ending" }, ending.slice(1).toUpperCase()), what))));
    }
    if (file?.number && file.number !== saved) { saved = file.number; save(file); }
  }

  function take(kind) {
    show(false);
    act({ do: "export", kind, theme: dark() ? "dark" : "light" });
  }

  function dark() {
    const [r, g, b] = getComputedStyle(element.closest(".am")).backgroundColor.match(/\d+/g).map(Number);
    return r + g + b < 384;
  }

  function save({ name, media, content }) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const link = make("a", { href: URL.createObjectURL(new Blob([bytes], { type: media })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  roving(kinds, "button", { ArrowDown: 1, ArrowUp: -1 });
  const { show, close } = folding(element, opener, panel, () => kinds.querySelector("button").focus());
  return { element, paint, close };
}
