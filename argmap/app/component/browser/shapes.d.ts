// Shapes on the map, as the modules that draw it share them. Lengths are the map's own: CSS pixels
// at zoom 1.

/** A place, or how far it is to one. */
export interface At {
  x: number;
  y: number;
}

/**
 * What of a box is on the screen: its centre, and its size before it is painted `grow` times as
 * large; without switch and badge where those are not painted.
 */
export interface Shape extends At {
  w: number;
  h: number;
  grow: number;
  switch?: boolean;
  badge?: string;
}
