// What of vis-network the page uses.

import type { At } from "./shapes";

interface Pressed {
  pointer: { DOM: At; canvas: At };
}

export interface Network {
  on(event: "beforeDrawing" | "afterDrawing", act: (ctx: CanvasRenderingContext2D) => void): void;
  on(event: "click" | "doubleClick", act: (pressed: Pressed) => void): void;
  on(event: "dragStart", act: () => void): void;
  on(event: "zoom", act: (zoomed: { pointer: At }) => void): void;
  redraw(): void;
  destroy(): void;
  setSize(width: string, height: string): void;
  getScale(): number;
  getViewPosition(): At;
  moveTo(to: {
    position?: At;
    scale?: number;
    animation: false | { duration: number; easingFunction: string };
  }): void;
  DOMtoCanvas(at: At): At;
  canvasToDOM(at: At): At;
}

export interface VisNetwork {
  Network: new (host: HTMLElement, data: object, options: object) => Network;
}
