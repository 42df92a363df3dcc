/** By code unit: the same on every machine, whatever its language, so that the same facts give the same bytes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
