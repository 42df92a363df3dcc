const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold, or would read back as something else: a carriage return comes back as a line feed. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g

/** Text in an attribute or an element. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[&<>"]/g, (c) => named[c]!)
    .replace(unwritable, '\uFFFD')

/**
 * Text of a spreadsheet's cell, so that it comes back letter by letter: control characters in the format's own
 * spelling (`_x000D_`), and what already looks like that spelling with its underscore spelled out (ECMA-376, ST_Xstring).
 */
export const cellText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (c) => named[c]!)
