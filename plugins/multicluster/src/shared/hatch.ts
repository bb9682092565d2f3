/** CSS for the ground of everything that is last known and not live. */
export function hatch(color: string, gap = 9): string {
  return `repeating-linear-gradient(135deg, ${color} 0, ${color} 1px, transparent 1px, transparent ${gap}px)`;
}

/** CSS for a failing part of a bar: told by its stripes as well as by its colour. */
export function failingStripes(color: string, ground: string): string {
  return `repeating-linear-gradient(135deg, ${color} 0, ${color} 3px, ${ground} 3px, ${ground} 5px)`;
}
