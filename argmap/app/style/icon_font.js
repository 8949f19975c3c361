// @ts-check
// Streamlit asks for its font of icons (375 kB) before any is shown; on a slow line the map would
// wait for it. Where an icon is shown the style sheet asks for it again.
{
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, text) =>
    font.includes("Material Symbols") ? Promise.resolve([]) : load(font, text);
}
