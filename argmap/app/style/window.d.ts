// What colours.js gives to frame.js.

interface Window {
  argmapColours: { readonly choice: string; choose(next: string): void };
}
