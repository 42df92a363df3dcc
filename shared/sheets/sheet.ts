/** What an office prints for a payout, before it is a file of some format. The paper is Chinese whoever asks for it. */
export const sheetKinds = ['sign-off', 'tax'] as const
export type SheetKind = (typeof sheetKinds)[number]

export const sheetFormats = ['xlsx', 'pdf', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export interface Column {
  head: string
  /** In characters of the spreadsheet's font; the paper shares its width out in the same parts. */
  width: number
  /** What people wrote and numbers that nobody adds up stand as text; amounts are added up. */
  holds: 'count' | 'text' | 'number' | 'amount' | 'signature'
}

/** Text, or an amount of two decimals, or the picture of a signature. */
export type Cell = string | { picture: Uint8Array; alt: string }

/** One page or more with a table: of one class, or of everybody. */
export interface Sheet {
  /** 补贴发放签收表 */
  title: string
  /** The class; the spreadsheet's tab has its name. */
  name: string
  /** What stands under the title. */
  facts: string[]
  columns: Column[]
  rows: Cell[][]
  /** For each column its sum, where it has one. */
  sums: (string | undefined)[]
  /** Below the table. */
  notes: string[]
  /** Lines to be signed by hand: 制表, 审核. */
  hands: string[]
}

/** One file: its sheets, and what is printed on every page. */
export interface Book {
  title: string
  sheets: Sheet[]
  /** Who had it made, when, and where the log stood. */
  mark: string
  /** The school's wall clock at which it was made: "2020-11-05T10:00:00+08:00". */
  made: string
}

/** Where the audit log stood: every printed sheet carries it out of the server (reliability.md, checkpoints). */
export interface Checkpoint {
  seq: number
  h: string
}

export interface Making {
  by: string
  /** "2020-11-05 10:00". */
  when: string
  checkpoint: Checkpoint
}

export const markOf = ({ by, when, checkpoint: { seq, h } }: Making): string =>
  `${by} 于 ${when} 导出 · 审计检查点 ${seq} · ${h}`
