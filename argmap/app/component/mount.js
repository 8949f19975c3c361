// What travels with every answer of the server: it hands the data on to the page, which is loaded once (see page.js).
const slot = (globalThis[Symbol.for("argmap.page")] ??= (() => {
  let open;
  const page = new Promise((resolve) => { open = resolve; });
  return { page, open };
})());

export default async function wire(component) {
  const page = await slot.page;
  return page(component);
}
